-- What the server keeps, whole. Version 3.
-- The log (acts, head) is the write. Records, sums and facets are the fold of the log: delete them,
-- replay the acts, and the same bytes come back. They change together, in the one transaction of a batch.
-- Reports of readers and the office stand beside it all.
-- Text columns compare as bytes (collation "C"): the order of keys must not depend on the locale of a
-- machine. Values are canonical JSON kept as text: they are read whole by key, and the bytes must come back
-- as they were written (jsonb would reorder members and refuse an escaped U+0000).

create schema terang;

-- Which versions of this schema were applied. A program refuses a database that is newer than itself.
create table terang.migrations (
  version integer primary key,
  applied timestamptz not null default now()
);

-- The tree head: one row, moved by compare-and-swap. Two writers by mistake meet here, and one of them stops.
create table terang.head (
  one  boolean primary key default true check (one),
  size bigint not null check (size >= 0),
  root bytea not null check (octet_length(root) = 32)
-- rewritten by every batch: room for the new row beside the old keeps the update in its page
) with (fillfactor = 10);

-- The root of the empty tree is the hash of nothing (RFC 6962 §2.1).
insert into terang.head (size, root) values (0, sha256(''::bytea));

-- The log. A leaf is written once.
create table terang.acts (
  leaf      bigint primary key check (leaf >= 0),
  id        bytea not null unique check (octet_length(id) = 32),  -- the same act never stands in two leaves
  entry     bytea not null check (octet_length(entry) between 1 and 65535),
  -- so that the tree is rebuilt without reading entries
  leaf_hash bytea not null check (octet_length(leaf_hash) = 32)
);
-- Entries are signatures and hashes: compressing them costs time and saves nothing.
alter table terang.acts alter column entry set storage external;

-- Even a mistaken hand in a console must not edit the log in passing.
create function terang.refuse_edit() returns trigger language plpgsql as $$
begin
  raise exception 'the log is append-only';
end $$;
create trigger acts_are_final before update or delete or truncate on terang.acts
  for each statement execute function terang.refuse_edit();

-- The latest value of every record, by key.
create table terang.records (
  key    text collate "C" primary key,
  value  text not null,
  unit   text collate "C",                  -- the unit it stands under in lists; null when it stands in none
  labels text collate "C" not null default ''  -- its labels, sorted, one a line: the rows it has in facets
-- a record is rewritten a few times: no indexed column changes, so the update stays in its page
) with (fillfactor = 75);

-- Sums of contributions, for every unit and scope that has any.
create table terang.sums (
  unit  text collate "C" not null,
  scope text collate "C" not null,
  sums  text not null,
  primary key (unit, scope)
) with (fillfactor = 50);  -- the nation's row is rewritten by every batch

-- Lists. The key is the list's order: a page at any level is one range of it.
create table terang.facets (
  label text collate "C" not null,
  unit  text collate "C" not null,
  key   text collate "C" not null,
  primary key (label, unit, key)
);

-- Rows here die young (a tally waits, then is settled). Vacuum by number of changes, not by share of a
-- growing table.
alter table terang.facets set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
alter table terang.records
  set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

-- Reports of readers (spec/views.md, Reports): beside the log, not from it. Nothing here says who sent one.
-- The key is the hash of the sender's work, so it has no order in time.
create table terang.reports (
  proof       text collate "C" primary key check (proof ~ '^[0-9a-f]{64}$'),
  station     text collate "C" not null,
  contest     text collate "C" not null,
  category    text not null,
  field       text,
  hour        text not null,               -- nothing finer is known of when it came
  corrections integer not null check (corrections >= 0),  -- that the form had by then
  handled     bigint,                      -- leaf of the first correction after it
  published   boolean not null default false
);
create index reports_station on terang.reports (station, contest);
create index reports_unhandled on terang.reports (station, contest) where handled is null;
create index reports_unpublished on terang.reports (station) where not published;

-- The office (spec/office.md): sessions, challenges that were answered, passkeys, names. Beside the log, not
-- from it: nothing here gives authority, and all but the vault may be lost without harm: officers sign in
-- again. Times are milliseconds since 1970.

-- A token stands nowhere: whoever reads this table can open nothing with it.
create table terang.sessions (
  token   bytea primary key check (octet_length(token) = 32),  -- SHA-256 of the cookie's token
  id      text collate "C" not null unique,                    -- by which the officer ends it
  officer text collate "C" not null,
  key     text collate "C" not null,                           -- the key that it stands on
  passkey text collate "C",                                    -- that she signed in with; null: with the key
  device  text not null,
  created bigint not null,
  used    bigint not null
);
create index sessions_officer on terang.sessions (officer);
create index sessions_created on terang.sessions (created);

-- Challenges that opened a session or registered a passkey, until they would have expired anyway.
create table terang.challenges (
  challenge bytea primary key check (octet_length(challenge) = 32),
  expires   bigint not null
);
create index challenges_expires on terang.challenges (expires);

create table terang.passkeys (
  id         text collate "C" primary key,  -- of the credential, base64url
  officer    text collate "C" not null,
  key        text collate "C" not null,     -- from whose session it came: it opens nothing without
  public_key bytea not null,                -- COSE
  counter    bigint not null check (counter >= 0),
  device     text not null,
  created    bigint not null,
  used       bigint not null
);
create index passkeys_officer on terang.passkeys (officer);

-- Names, each under a key that is not in this database. A row that is deleted is a name that is erased.
create table terang.vault (
  commitment bytea primary key check (octet_length(commitment) = 32),
  sealed     bytea not null,
  officer    text collate "C" not null,     -- who put it here: nobody may fill the disk
  created    bigint not null
);
create index vault_officer on terang.vault (officer, created);

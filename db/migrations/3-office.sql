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

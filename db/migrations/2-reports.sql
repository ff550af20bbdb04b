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

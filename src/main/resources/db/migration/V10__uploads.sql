-- Files that were dropped onto the console and wait to be accepted; their bytes lie in the home, uploads/<id>/<number>.
create table upload (
    id             text collate "C" primary key,
    organization   text collate "C" not null,
    author         text        not null,
    at             timestamptz not null
);
create table upload_file (
    upload         text collate "C" not null references upload on delete cascade,
    number         int         not null,
    name           text        not null,          -- as it would be filed
    sha256         text        not null,
    size           bigint      not null,
    primary key (upload, number)
);

-- Who typed which balance: the file in the inbox has the reading itself. Rows are added, never changed.
create table hand_reading (
    id             bigint      generated always as identity primary key,
    organization   text collate "C" not null,
    pool           text collate "C" not null,
    at             timestamptz not null,
    remaining      numeric     not null,
    unit           text        not null,
    author         text        not null,
    entered        timestamptz not null,
    screenshot     text                           -- the SHA-256 of the archived picture it was read from
);

-- What was decided about a finding; it holds in every version in which the finding has the same figures.
create table finding_decision (
    organization   text collate "C" not null,
    month          text collate "C" not null,
    code           text collate "C" not null,
    account        text collate "C" not null,      -- empty: none can be told
    figures        text collate "C" not null,      -- the fingerprint of its amount and its evidence
    decision       text        not null check (decision in ('ACCEPTED', 'DISPUTED', 'WAIVED')),
    owner          text        not null,
    reason         text        not null,
    author         text        not null,
    at             timestamptz not null,
    primary key (organization, month, code, account, figures)
);

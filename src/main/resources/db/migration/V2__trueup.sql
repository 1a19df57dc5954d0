-- Names and paths sort by their code points ("C"), whatever the server's locale: the same order everywhere.

-- A run of a month: what it was asked to do. Its executions are in run_execution.
create table run (
    month          text        not null,
    run            bigint      not null,
    shard          text        not null,
    inbox          text        not null,
    reports        text        not null,
    only_these     text        not null,          -- organizations asked for, one a line; empty: all
    as_of          text        not null,          -- ISO instant, exact
    begun          text        not null,          -- ISO instant: what lies later is in the future
    partitions     int         not null,
    state          text        not null default 'open' check (state in ('open', 'completed', 'abandoned')),
    primary key (month, run, shard)
);

-- What is still to do for an organization in a run: done counts the steps that it has behind it.
create table run_organization (
    month          text        not null,
    run            bigint      not null,
    shard          text        not null,
    organization   text collate "C" not null,
    partition      int         not null,
    done           smallint    not null default 0,
    yaml           bytea,                         -- organization.yaml as it was when the run began
    problem        text,                          -- why it was set aside or failed, one sentence a line
    unchanged      boolean     not null default false,
    primary key (month, run, shard, organization),
    foreign key (month, run, shard) references run
);

create table run_execution (
    execution      bigint      primary key,
    month          text        not null,
    run            bigint      not null,
    shard          text        not null,
    holder         text        not null,
    started        timestamptz not null,
    ended          timestamptz,
    failure        text,
    foreign key (month, run, shard) references run
);
create index run_execution_run on run_execution (month, run, shard);

-- Who may write: the epoch rises whenever somebody takes a run over, and every chunk checks it.
create table run_lease (
    shard          text        primary key,
    epoch          bigint      not null,
    month          text        not null,
    run            bigint,
    holder         text        not null,
    since          timestamptz not null
);

create table stop_request (
    execution      bigint      primary key
);

-- A document is known by its bytes within its organization; file is the smallest of its paths in the inbox.
create table document (
    organization   text collate "C" not null,
    sha256         text collate "C" not null,
    file           text collate "C" not null,
    size           bigint      not null,
    present        boolean     not null,
    reader_version text,                          -- null: to be read
    kind           text,
    code           text,                          -- the finding, if it was set aside
    reason         text,
    note           text,
    primary key (organization, sha256)
);

-- Facts: what documents say. ordinal is the order in the document; page and place are the provenance.
create table invoice (
    organization   text collate "C" not null,
    sha256         text collate "C" not null,
    ordinal        bigint      not null,
    body           text        not null,          -- JSON; text, because jsonb knows no U+0000 and forgets the order
    primary key (organization, sha256, ordinal),
    foreign key (organization, sha256) references document
);

create table balance_reading (
    organization   text collate "C" not null,
    sha256         text collate "C" not null,
    ordinal        bigint      not null,
    pool           text collate "C" not null,
    at             timestamptz not null,
    nanos          int         not null,          -- the instant's nanoseconds of its second: timestamptz keeps microseconds only
    remaining      numeric     not null,
    unit           text        not null,
    page           int,
    place          int,
    primary key (organization, sha256, ordinal),
    foreign key (organization, sha256) references document
);
create index balance_reading_time on balance_reading (organization, pool, at);

create table movement (
    organization   text collate "C" not null,
    sha256         text collate "C" not null,
    ordinal        bigint      not null,
    starts         timestamptz not null,          -- for selection; the body is exact
    ends           timestamptz not null,
    body           text        not null,
    primary key (organization, sha256, ordinal),
    foreign key (organization, sha256) references document
);
create index movement_time on movement (organization, ends);

create table row_refusal (
    organization   text collate "C" not null,
    sha256         text collate "C" not null,
    ordinal        bigint      not null,
    code           text        not null,
    reason         text        not null,
    page           int,
    place          int,
    primary key (organization, sha256, ordinal),
    foreign key (organization, sha256) references document
);

-- Versions of an organization's month; version N supersedes N-1.
create table reconciliation (
    organization   text collate "C" not null,
    month          text        not null,
    version        int         not null,
    fingerprint    text        not null,          -- sha-256 of the body
    inputs         text        not null,          -- hash of what it was made from: equal inputs need not be reconciled again
    status         text        not null,
    body           text        not null,          -- canonical JSON
    primary key (organization, month, version)
);

-- Which versions stand as v<N> in which reports folder.
create table publication (
    organization   text collate "C" not null,
    month          text        not null,
    version        int         not null,
    reports        text        not null,
    files          text        not null,          -- hash of the files that were written
    primary key (organization, month, version, reports),
    foreign key (organization, month, version) references reconciliation
);

create table outbox (
    organization   text collate "C" not null,
    month          text        not null,
    version        int         not null,
    recipient      text collate "C" not null,
    state          text        not null default 'queued' check (state in ('queued', 'sent', 'in doubt')),
    primary key (organization, month, version, recipient),
    foreign key (organization, month, version) references reconciliation
);

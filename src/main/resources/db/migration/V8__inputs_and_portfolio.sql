-- What a version was made from, so that it can be made again: written with the version, never changed.
create table reconciliation_inputs (
    organization   text collate "C" not null,
    month          text        not null,
    version        int         not null,
    prices         text        not null,          -- sha-256 in price_list_kept
    body           text        not null,          -- JSON
    primary key (organization, month, version),
    foreign key (organization, month, version) references reconciliation
);

-- Price lists by their content: all versions of a run share one.
create table price_list_kept (
    sha256         text collate "C" primary key,
    body           text        not null
);

-- An organization's row in portfolios: what a version comes to, in short. It can be made again from the version at any time.
create table portfolio_row (
    organization   text collate "C" not null,
    month          text        not null,
    version        int         not null,
    form           text        not null,          -- of the body; a row of another form is made again
    standing       smallint    not null,          -- the smaller, the worse
    currency_rank  smallint    not null,          -- dollars first
    currency       text collate "C" not null,
    in_dispute     numeric     not null,
    credits_in_dispute numeric not null,
    errors         bigint      not null,
    body           text        not null,          -- JSON
    primary key (organization, month, version),
    foreign key (organization, month, version) references reconciliation
);

-- The versions of a month's portfolio in a reports folder.
create table portfolio (
    month          text        not null,
    reports        text        not null,
    version        int         not null,
    content        text        not null,          -- hash of what it tells: equal content is no new version
    file           text        not null,          -- hash of the file that was written
    primary key (month, reports, version)
);

alter table run add column portfolio int;         -- the version that the run wrote or found; null: none yet

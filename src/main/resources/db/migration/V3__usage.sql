alter table row_refusal add column pool text;      -- the pool that the row names, where it can be told

-- What meters, metric files and response logs count; long, so in columns that SQL can add up.
create table metered_usage (
    organization   text        not null,
    sha256         text        not null,
    ordinal        bigint      not null,
    kind           text        not null,
    api_group      text,
    starts         timestamptz not null,
    ends           timestamptz not null,
    meter          text        not null,
    model          text,
    context        text,
    api_key        text,
    quantity       numeric     not null,
    cost           numeric,
    page           int,
    place          int,
    primary key (organization, sha256, ordinal),
    foreign key (organization, sha256) references document
);
create index metered_usage_time on metered_usage (organization, starts);

-- Facts that come by the hundred: members, member credits, analytics buckets. The window is for selection, the body is exact.
create table fact (
    organization   text        not null,
    sha256         text        not null,
    ordinal        bigint      not null,
    kind           text        not null,
    starts         timestamptz,
    ends           timestamptz,
    body           text        not null,          -- JSON
    primary key (organization, sha256, ordinal),
    foreign key (organization, sha256) references document
);
create index fact_time on fact (organization, kind, ends);

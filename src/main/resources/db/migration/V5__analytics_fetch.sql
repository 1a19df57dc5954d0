-- When the Computer analytics of a month were last asked for: a closed month is asked once more some days later.
create table analytics_fetch (
    organization   text        not null,
    month          text        not null,
    asked          timestamptz not null,          -- as of when: the run's "as of", or the time of the request if that is earlier
    primary key (organization, month)
);

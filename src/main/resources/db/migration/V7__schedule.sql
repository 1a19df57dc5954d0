-- The table of db-scheduler 16, as its documentation gives it for PostgreSQL: what is due, and which worker has it in hand.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
);
create index execution_time_idx on scheduled_tasks (execution_time);
create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc);

-- What the schedule has done with a month. While it is open, scheduled_tasks says when it is due.
create table schedule_month (
    month          text        primary key,
    taken_up       timestamptz not null,          -- re-checks end so many days after this
    state          text        not null check (state in ('open', 'done', 'given up')),
    kind           text        not null check (kind in ('run', 're-check', 'retry')),   -- what is due next, or was last
    failures       int         not null default 0,
    tried          timestamptz,
    outcome        text                           -- of the last try, in words
);

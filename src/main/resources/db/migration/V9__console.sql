-- How the newest version of each organization's month stands: what lists and the console's first page sort and filter by, without
-- opening a version's body. Written with the version.
create table month_standing (
    organization   text collate "C" not null,
    month          text collate "C" not null,
    version        int         not null,
    name           text        not null,          -- the organization's, as printed on its invoices
    status         text        not null,
    currency       text        not null,
    errors         int         not null,
    warnings       int         not null,
    disputed       numeric     not null,          -- what the errors are worth, in the currency
    missing        int         not null,          -- expected invoices that have not come
    accrued        numeric     not null,          -- the estimates of those, in the currency
    set_aside      int         not null,          -- documents that could not be read
    primary key (organization, month)
);
create index month_standing_newest on month_standing (month desc, organization);
create index month_standing_status on month_standing (status, month desc, organization);
create index month_standing_disputed on month_standing (disputed desc, month desc, organization) where status = 'discrepant';
create index month_standing_missing on month_standing (accrued desc, month desc, organization) where missing > 0;

-- For the list of executions: by month, by day, by state, and those not ended.
create index run_execution_month on run_execution (month, execution desc);
create index run_execution_started on run_execution (started);
create index run_execution_unended on run_execution (execution) where ended is null;
create index batch_job_execution_status on batch_job_execution (status, job_execution_id);
create index run_open on run (month, run, shard) where state = 'open';
create index run_organization_runs on run_organization (organization, month, run, shard);
create index run_organization_problem on run_organization (month, run, shard) where problem is not null;
create index document_set_aside on document (organization, file) where present and code is not null;

-- Who may log in. stamp rises with everything that ends the sessions of a user: another role, another password, disabled.
create table console_user (
    name           text collate "C" primary key,
    password       text        not null,          -- hashed, with the name of the method before it
    role           text        not null check (role in ('ADMIN', 'MEMBER')),
    enabled        boolean     not null default true,
    stamp          bigint      not null default 1,
    created        timestamptz not null default now(),
    last_login     timestamptz
);

-- Every act: who, what, why, before, after. Rows are added, never changed.
create table console_audit (
    id             bigint      generated always as identity primary key,
    at             timestamptz not null default now(),
    actor          text        not null,
    act            text        not null,
    subject        text        not null,
    reason         text,
    before         text,
    after          text,
    address        text
);
create index console_audit_actor on console_audit (actor, id desc);

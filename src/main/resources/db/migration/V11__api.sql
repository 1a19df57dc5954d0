-- Tokens for programs. Only the hash of a token is kept; it holds 256 random bits, so a plain hash can not be turned back.
create table api_token (
    id             bigint      generated always as identity primary key,
    name           text        not null,
    sha256         text collate "C" not null unique,
    role           text        not null check (role in ('ADMIN', 'MEMBER')),
    created        timestamptz not null default now(),
    created_by     text collate "C" not null,     -- a token can do no more than whoever made it can now
    expires        timestamptz not null,
    revoked        timestamptz,
    last_used      timestamptz                    -- to the minute
);
create unique index api_token_name on api_token (name) where revoked is null;

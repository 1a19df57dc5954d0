-- How many of the missing invoices have no estimate: what is not known must not look like zero.
alter table month_standing add column unestimated int not null default 0;
-- The console adds them again from the versions themselves when it starts.
delete from month_standing where missing > 0;

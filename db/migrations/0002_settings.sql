CREATE TABLE "data_exports" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"content" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "email_changes" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"old_email" text NOT NULL,
	"new_email" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "activity_user_id_at_index";--> statement-breakpoint
DROP INDEX "tokens_purpose_address_unique";--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "ip_shortened" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "place" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "clients" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "terms_owed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "ip_shortened" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "locale" text DEFAULT 'en-GB' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "time_zone" text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "closes_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_changes" ADD CONSTRAINT "email_changes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_user_id_id_index" ON "activity" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "activity_at_index" ON "activity" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "tokens_purpose_address_unique" ON "tokens" USING btree ("purpose","address") WHERE purpose in ('verify-email', 'reset-password');--> statement-breakpoint
CREATE FUNCTION "shortened_ip"("ip" text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  select case
    when ip ~ '^\d+\.\d+\.\d+\.\d+$' then host(network(set_masklen(ip::inet, 24)))
    when ip ~ '^[0-9a-f:.]*:[0-9a-f:.]*$' then host(network(set_masklen(ip::inet, 48)))
    else ip
  end
$$;--> statement-breakpoint
-- Runs with the rights of whoever made it, so that the application itself need not be able to change the log.
CREATE FUNCTION "retain_activity"("batch" integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
declare
  touched integer;
begin
  with old as (
    select id from public.activity where at < now() - interval '1 year' limit batch for update skip locked
  ), gone as (
    delete from public.activity using old where activity.id = old.id returning 1
  ), week as (
    select id from public.activity
    where not ip_shortened and at between now() - interval '1 year' and now() - interval '7 days'
    limit batch for update skip locked
  ), shortened as (
    update public.activity set ip = public.shortened_ip(ip), ip_shortened = true from week where activity.id = week.id returning 1
  )
  select (select count(*) from gone) + (select count(*) from shortened) into touched;
  return touched;
end
$$ SET search_path = pg_catalog, pg_temp;
--> statement-breakpoint
-- The same, of people whose accounts are gone: their addresses and names are nobody's business any more.
CREATE FUNCTION "forget_in_activity"("gone" uuid[]) RETURNS void LANGUAGE sql SECURITY DEFINER AS $$
  update public.activity set detail = '{}', user_agent = '', ip = public.shortened_ip(ip), ip_shortened = true
  where user_id = any(gone) and not exists (select from public.users where users.id = activity.user_id)
$$ SET search_path = pg_catalog, pg_temp;

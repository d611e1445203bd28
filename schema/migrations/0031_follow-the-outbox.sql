ALTER TABLE "outbox_events" ADD COLUMN "person_id" uuid;--> statement-breakpoint
ALTER TABLE "outbox_events" ADD COLUMN "root_entity" text;--> statement-breakpoint
ALTER TABLE "outbox_events" ADD COLUMN "root_id" uuid;--> statement-breakpoint
ALTER TABLE "outbox_events" ADD COLUMN "sequence" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "outbox_events_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "outbox_events" ADD COLUMN "transaction_id" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
CREATE INDEX "outbox_events_transaction" ON "outbox_events" USING btree ("transaction_id");--> statement-breakpoint
ALTER TABLE "outbox_events" ADD CONSTRAINT "outbox_events_root" CHECK (("outbox_events"."root_entity" IS NULL) = ("outbox_events"."root_id" IS NULL));
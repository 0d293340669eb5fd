import { Button } from "@/components/button";
import { controlLook, lineLook } from "@/components/control-look";
import { cx } from "@/components/cx";

/** Looks for organizations by name or ID: a plain GET form, so a search can be kept as a bookmark. */
export function SearchForm({ search }: { search: string }) {
  return (
    <search>
      <form action="/organizations" className="flex gap-2">
        <input
          type="search"
          name="q"
          defaultValue={search}
          placeholder="Search by name or ID"
          aria-label="Search by name or ID"
          className={cx(controlLook, lineLook, "wide:w-60")}
        />
        <Button type="submit" variant="outlined">
          Search
        </Button>
      </form>
    </search>
  );
}

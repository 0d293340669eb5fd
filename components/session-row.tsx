import { Laptop, Smartphone } from "lucide-react";
import type { ReactNode } from "react";

import { Ip } from "./ip";

type SessionRowProps = {
  browser: string;
  /** A word about it, such as that it is this browser. */
  tag?: ReactNode;
  ip: string;
  place: string | null;
  clients: string;
  times: [label: string, time: ReactNode][];
  children?: ReactNode;
};

/** One session: with what, from where, since when and until when, and what can be done about it. */
export function SessionRow({ browser, tag, ip, place, clients, times, children }: SessionRowProps) {
  const Icon = /iPhone|Android/.test(browser) ? Smartphone : Laptop;

  return (
    <li className="flex gap-3.5 p-4 wide:px-5">
      <Icon aria-hidden="true" className="mt-0.5 size-4.5 shrink-0 text-muted" />
      <div className="flex min-w-0 grow flex-col gap-3 wide:flex-row wide:justify-between">
        <div className="min-w-0">
          <p className="mb-1 flex flex-wrap items-center gap-2">
            <strong className="font-semibold">{browser}</strong> {tag}
          </p>
          <dl className="grid gap-x-4 text-small text-muted wide:grid-cols-[auto_1fr]">
            <Fact label="IP">
              <span className="font-mono">
                <Ip address={ip} />
              </span>
              {place && ` ${place} (approximate)`}
            </Fact>
            {times.map(([label, time]) => (
              <Fact key={label} label={label}>
                {time}
              </Fact>
            ))}
            {clients && <Fact label="Clients">{clients}</Fact>}
          </dl>
        </div>
        {children && <div className="flex shrink-0 flex-wrap items-start gap-2">{children}</div>}
      </div>
    </li>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="flex flex-wrap gap-x-2 wide:col-span-2 wide:grid wide:grid-cols-subgrid">
    <dt>{label}</dt>
    <dd className="min-w-0 wrap-anywhere">{children}</dd>
  </div>
);

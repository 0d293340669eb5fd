import { encode } from "uqr";

import { CopyButton } from "@/components/copy-button";
import { QrCode } from "@/components/qr-code";
import { parameters } from "@/lib/authenticators/key";

/** The key of a set-up in every way that an app takes it: to scan, to type, to open on this device. */
export function SetupKey({ secret, uri }: { secret: string; uri: string }) {
  return (
    <div className="grid items-start gap-5 wide:grid-cols-[auto_minmax(0,1fr)]">
      <QrCode modules={encode(uri, { border: 0 }).data} label="QR code. The key in letters says the same." />
      <div className="grid min-w-0 justify-items-start gap-3">
        <div className="grid w-full justify-items-start gap-2.5 rounded-md bg-sunken p-3">
          <p className="font-mono font-medium text-balance wrap-anywhere">
            {(secret.match(/.{1,4}/g) ?? []).join(" ")}
          </p>
          <CopyButton text={secret} size="small">
            Copy key
          </CopyButton>
        </div>
        <a href={uri}>Open in an app on this device</a>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 text-small">
          {Object.entries({
            Type: parameters.type,
            Algorithm: parameters.algorithm,
            Digits: parameters.digits,
            Interval: `${parameters.interval} seconds`,
          }).map(([name, value]) => (
            <div key={name} className="col-span-2 grid grid-cols-subgrid">
              <dt className="text-muted">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}

/** An internet address. A long one may break after a colon, and nowhere else. */
export function Ip({ address }: { address: string }) {
  const groups = address.split(":");
  return groups.map((group, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the groups never change places
    <span key={at} className="whitespace-nowrap">
      {group}
      {at < groups.length - 1 && ":"}
      {at < groups.length - 1 && <wbr />}
    </span>
  ));
}

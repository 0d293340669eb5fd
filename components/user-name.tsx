/** For password managers, which file a password under the name beside it. */
export const UserName = ({ address }: { address: string }) => (
  <input
    type="text"
    name="username"
    autoComplete="username"
    value={address}
    readOnly
    tabIndex={-1}
    className="sr-only"
    aria-label="Email"
  />
);

/** A person who signs in. Works for one contact centre and any of its councils. */
export interface StaffRow {
  id: string;
  /** Lower case, unique. */
  email: string;
  name: string;
  /** PHC string. */
  password_hash: string;
  disabled_at: number | null;
  /** The second step's secret, sealed under BELLMAN_SECRET; null: none is set up. */
  totp_sealed: string | null;
  /** The same while it is being set up. */
  totp_begun: string | null;
  /** The time step of the last code that was used: none serves twice (RFC 6238, section 5.2). */
  totp_step: number;
  /** JSON: SHA-256 of the recovery codes that are left, hex. */
  totp_recovery: string;
  created_at: number;
}

export interface StaffRoleRow {
  council: string;
  staff: string;
  role: string;
}

export interface StaffSessionRow {
  /** SHA-256 of the cookie's value, hex. */
  hash: string;
  staff: string;
  created_at: number;
  seen_at: number;
}

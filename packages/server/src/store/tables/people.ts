/** A person who signs in. Works for one contact centre and any of its councils. */
export interface StaffRow {
  id: string;
  /** Lower case, unique. */
  email: string;
  name: string;
  /** PHC string. */
  password_hash: string;
  disabled_at: number | null;
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

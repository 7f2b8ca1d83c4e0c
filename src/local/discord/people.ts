export interface User {
  readonly id: string;
  readonly username: string;
  readonly discriminator: string;
  readonly global_name: string | null;
  readonly avatar: null;
  readonly bot: boolean;
  readonly public_flags: number;
  readonly flags: number;
  readonly primary_guild: null;
}

/** A user together with what Discord knows of them but doesn't show in the user object. */
export interface Person {
  readonly user: User;
  readonly locale: string;
  readonly nick: string | null;
  /** Role ids, in every guild alike. */
  readonly roles: readonly string[];
  readonly permissions: bigint;
  readonly joinedAt: string;
}

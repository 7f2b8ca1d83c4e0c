/** Where bytes of the web came from: what their reader knows besides them. */
export interface WebOrigin {
  /** The address that they were fetched from, after redirects: relative addresses count from there. */
  readonly url: string;
  /** As HTTP says; `null` where it says nothing. What the bytes are counts before it. */
  readonly charset: string | null;
  /** IANA zone of times that name none. */
  readonly timeZone: string;
}

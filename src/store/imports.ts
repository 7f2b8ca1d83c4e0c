/** A file that was imported. */
export interface ImportedFile {
  /** Absolute path. */
  readonly file: string;
  /** When it was imported last. */
  readonly at: Date;
}

/** Which files were imported: the store of articles may have to be built anew, and must find them again. */
export interface Imports {
  /** In the order of their import. */
  all(): Promise<readonly ImportedFile[]>;
  remember(file: string, at: Date): Promise<void>;
  forget(file: string): Promise<void>;
}

/** The exit code of what is ended by Ctrl+C, as shells have it. */
export const interruptedCode = 130;

export { clean } from '../discord/escape.ts';

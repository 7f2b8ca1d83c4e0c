/** What the package leaves untyped: its zod schemas of all that a bot like ours sends. */
import type { z } from 'zod';

export const ApplicationCommandAutocompleteCallbackRequestSchema: z.core.$ZodType;
export const ApplicationCommandUpdateRequestSchema: z.core.$ZodType;
export const CreateForumThreadRequestSchema: z.core.$ZodType;
export const CreateMessageInteractionCallbackRequestSchema: z.core.$ZodType;
export const CreatePrivateChannelRequestSchema: z.core.$ZodType;
export const IncomingWebhookRequestPartialSchema: z.core.$ZodType;
export const IncomingWebhookUpdateRequestPartialSchema: z.core.$ZodType;
export const MessageCreateRequestSchema: z.core.$ZodType;
export const MessageEditRequestPartialSchema: z.core.$ZodType;
export const ModalInteractionCallbackRequestSchema: z.core.$ZodType;
export const PongInteractionCallbackRequestSchema: z.core.$ZodType;
export const UpdateThreadRequestPartialSchema: z.core.$ZodType;
export const UpdateMessageInteractionCallbackRequestSchema: z.core.$ZodType;

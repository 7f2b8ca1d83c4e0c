/** Others could read the answer, as a condition on a row; of older ones nobody can tell. */
export const isPublic = "coalesce(traces.record ->> '$.isPrivate', 1) = 0";

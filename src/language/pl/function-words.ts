/** The commonest Polish words of grammar, in lower case and without apostrophes. */
export const functionWords: ReadonlySet<string> = new Set(
  (
    'w we i oraz na z ze za do się nie że jest są to o po jak od przez dla był była było byli być co czy kto kogo komu kim kiedy ' +
    'gdzie jaki jaka jakie jacy ile który która które których którym którzy jego jej ich im przy tego tej tym te ta ten ma mają pod ' +
    'został została zostały ale lub też tak już tylko bo aby by nad u a pan pani dlaczego skąd dokąd czym jakim jakich został mu go'
  ).split(' '),
);

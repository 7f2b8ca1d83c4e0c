/**
 * Names: 1 to 32 characters, lower case, no spaces, unlike each other within one command; descriptions: at most 100.
 * A command of the message menu has a name alone, which may hold spaces.
 */
export const commandsInEnglish = {
  ask: {
    name: 'ask',
    description: 'Ask what the coverage says. Every sentence of the answer names its source.',
    options: {
      question: { name: 'question', description: 'Your question, in your own words' },
      from: { name: 'from', description: 'Only articles published on or after this day, for example 2026-02-03' },
      to: { name: 'to', description: 'Only articles published on or before this day, for example 2026-02-28' },
      outlet: { name: 'outlet', description: 'Only articles from this outlet' },
      private: { name: 'private', description: 'Show the answer to you alone' },
    },
  },
  summary: {
    name: 'summary',
    description: 'Sum up the latest stories, newest first, with their sources.',
    options: {
      days: { name: 'days', description: 'How many days back stories may lie' },
      topic: { name: 'topic', description: 'Only stories on this topic' },
      count: { name: 'count', description: 'How many stories at most' },
      private: { name: 'private', description: 'Show the digest to you alone' },
    },
  },
  timeline: {
    name: 'timeline',
    description: 'What happened when on a topic, the oldest first, each line with its source.',
    options: {
      topic: { name: 'topic', description: 'What it is about: a name, an event, a story' },
      from: { name: 'from', description: 'Nothing before this day, for example 2026-02-03' },
      to: { name: 'to', description: 'Nothing after this day, for example 2026-02-28' },
      private: { name: 'private', description: 'Show the timeline to you alone' },
    },
  },
  articles: {
    name: 'articles',
    description: 'Browse the articles, newest first. Only you see the list.',
    options: {
      topic: { name: 'topic', description: 'Only articles on this topic' },
      outlet: { name: 'outlet', description: 'Only articles from this outlet' },
      from: { name: 'from', description: 'Only articles published on or after this day, for example 2026-02-03' },
      to: { name: 'to', description: 'Only articles published on or before this day, for example 2026-02-28' },
    },
  },
  status: {
    name: 'status',
    description: 'How fresh the coverage is, whether Claude is there, and what you may still ask',
  },
  privacy: { name: 'privacy', description: 'What is kept of your questions, for how long, and who receives them' },
  forgetMe: { name: 'forget-me', description: 'Erase everything that you have asked, rated and follow here' },
  settings: {
    name: 'settings',
    description: 'Who sees answers, where, in which language, and how many a day',
    options: {
      timezone: {
        name: 'timezone',
        description: 'The time zone of this server’s digests, for example Europe/Warsaw',
      },
    },
  },
  digest: {
    name: 'digest',
    description: 'Digests that come by themselves, with what is new',
    rhythms: {
      daily: { name: 'every day' },
      weekdays: { name: 'Monday to Friday' },
      weekly: { name: 'every week' },
      hourly: { name: 'every hour, if there is something new' },
    },
    subcommands: {
      add: {
        name: 'add',
        description: 'Set up a digest for a channel. You see a preview first.',
        options: {
          channel: { name: 'channel', description: 'The channel, thread or forum where it comes' },
          every: { name: 'every', description: 'How often it comes' },
          at: { name: 'at', description: 'At what time, for example 8:00 or 8 am; without it, 8:00' },
          about: {
            name: 'about',
            description: 'Topics or outlets in your own words: “arms deals, not sport”; empty for all',
          },
          count: { name: 'count', description: 'How many stories at most' },
          language: { name: 'language', description: 'The language it is written in' },
        },
      },
      list: { name: 'list', description: 'All digests of this server, with the time of the next one' },
      edit: {
        name: 'edit',
        description: 'Change a digest',
        options: { digest: { name: 'digest', description: 'Which one' } },
      },
      pause: {
        name: 'pause',
        description: 'Pause a digest, or let a paused one go on',
        options: { digest: { name: 'digest', description: 'Which one' } },
      },
      preview: {
        name: 'preview',
        description: 'What the last week would have brought, and when the next one comes',
        options: { digest: { name: 'digest', description: 'Which one' } },
      },
      remove: {
        name: 'remove',
        description: 'Remove a digest for good',
        options: { digest: { name: 'digest', description: 'Which one' } },
      },
    },
  },
  follow: {
    name: 'follow',
    description: 'Get a message when a topic, a story or an outlet has something new',
    subcommands: {
      topic: {
        name: 'topic',
        description: 'Follow a topic in your own words',
        options: {
          topic: { name: 'topic', description: 'Topics in your own words: “K2 tanks, Gdynia”' },
          channel: {
            name: 'channel',
            description: 'A channel of this server instead of your direct messages; for who may manage it',
          },
          most: { name: 'most', description: 'Messages a day at most; without it, 5' },
          quiet: { name: 'quiet', description: 'Quiet hours, for example 22:00-07:00, or “none”' },
        },
      },
      story: {
        name: 'story',
        description: 'Follow the newest story on something',
        options: {
          topic: { name: 'topic', description: 'What the story is about' },
          channel: {
            name: 'channel',
            description: 'A channel of this server instead of your direct messages; for who may manage it',
          },
          most: { name: 'most', description: 'Messages a day at most; without it, 5' },
          quiet: { name: 'quiet', description: 'Quiet hours, for example 22:00-07:00, or “none”' },
        },
      },
      outlet: {
        name: 'outlet',
        description: 'Follow everything that an outlet publishes',
        options: {
          outlet: { name: 'outlet', description: 'Which outlet' },
          channel: {
            name: 'channel',
            description: 'A channel of this server instead of your direct messages; for who may manage it',
          },
          most: { name: 'most', description: 'Messages a day at most; without it, 5' },
          quiet: { name: 'quiet', description: 'Quiet hours, for example 22:00-07:00, or “none”' },
        },
      },
      list: { name: 'list', description: 'What you follow, to pause or unfollow it' },
    },
  },
  check: { name: 'Check against coverage' },
};

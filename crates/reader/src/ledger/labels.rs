//! The closed lists of words of the format.

macro_rules! labels {
    ($(#[$about:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[$of])* $variant,)* }

        impl $name {
            /// All of them with their words in the format, in its order.
            pub const ALL: &'static [(&'static str, Self)] = &[$(($word, Self::$variant),)*];

            /// The word in the format.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }
    };
}

labels! {
    /// What an entity is.
    EntityKind {
        /// A state.
        State = "state",
        /// An international organisation or an organ of one.
        Organisation = "igo",
        /// A named person.
        Person = "person",
        /// A ministry, parliament, cabinet or council of a state.
        GovernmentBody = "government_body",
        /// A paper, agency or broadcaster.
        Media = "media",
        /// A political party.
        Party = "party",
        /// A group of states or people.
        Group = "group",
        /// A group that fights.
        ArmedGroup = "armed_group",
        /// An office without its holder's name.
        Office = "office",
        /// Somebody who is not named.
        Unnamed = "unnamed",
        /// Anything else.
        Other = "other",
    }
}

labels! {
    /// How a text names an entity.
    MentionForm {
        /// By its name.
        Name = "name",
        /// By its capital or seat.
        Metonym = "metonym",
        /// By the adjective or the people.
        Demonym = "demonym",
        /// By a common noun.
        Nominal = "nominal",
        /// By an office.
        Title = "title",
        /// By a pronoun.
        Pronoun = "pronoun",
        /// In another way.
        Other = "other",
    }
}

labels! {
    /// What an issue is.
    IssueKind {
        /// Something proposed.
        Proposal = "proposal",
        /// An agreement.
        Agreement = "agreement",
        /// A resolution.
        Resolution = "resolution",
        /// Something that happened or may.
        Event = "event",
        /// A topic.
        Topic = "topic",
        /// Anything else.
        Other = "other",
    }
}

labels! {
    /// What an actor does towards a target, negation resolved.
    Stance {
        /// Is for it.
        Supports = "supports",
        /// Brings it up.
        Proposes = "proposes",
        /// Undertakes it.
        Commits = "commits",
        /// Accepts it.
        Agrees = "agrees",
        /// Weighs it.
        Considers = "considers",
        /// Is for it on a condition.
        Conditional = "conditional",
        /// Does not rule it out.
        LeavesOpen = "leaves_open",
        /// Is against it.
        Opposes = "opposes",
        /// Finds fault with it.
        Criticises = "criticises",
        /// Says that somebody does wrong.
        Accuses = "accuses",
        /// Says that harm will come of it.
        Warns = "warns",
        /// Announces harm of its own doing.
        Threatens = "threatens",
        /// Says that it is not so.
        Denies = "denies",
        /// Asks for it.
        Demands = "demands",
        /// Says something of it without a side.
        States = "states",
        /// Takes no side.
        Abstains = "abstains",
        /// Does not tell.
        Withholds = "withholds",
        /// Brings others together over it.
        HostsTalks = "hosts_talks",
        /// Talks about it with others.
        Consults = "consults",
        /// Does something.
        Acts = "acts",
    }
}

impl Stance {
    /// The side it takes unless the text says otherwise.
    #[must_use]
    pub const fn polarity(self) -> Polarity {
        match self {
            Self::Supports | Self::Proposes | Self::Commits | Self::Agrees => Polarity::Pro,
            Self::Considers | Self::Conditional | Self::LeavesOpen => Polarity::Conditional,
            Self::Opposes | Self::Criticises | Self::Accuses | Self::Warns | Self::Threatens | Self::Denies => {
                Polarity::Con
            }
            Self::Demands => Polarity::Ask,
            Self::States | Self::Abstains | Self::Withholds | Self::HostsTalks | Self::Consults | Self::Acts => {
                Polarity::Neutral
            }
        }
    }
}

labels! {
    /// The side of a stance.
    Polarity {
        /// For.
        Pro = "pro",
        /// Against.
        Con = "con",
        /// Neither yet.
        Conditional = "conditional",
        /// Asks.
        Ask = "ask",
        /// None.
        Neutral = "neutral",
    }
}

labels! {
    /// In what form a position is reported.
    Mode {
        /// Quoted.
        Direct = "direct",
        /// Partly quoted.
        Mixed = "mixed",
        /// In a clause of content.
        Indirect = "indirect",
        /// Named only.
        Narrated = "narrated",
    }
}

labels! {
    /// How sure the article is that the position was taken.
    Certainty {
        /// The actor said so itself.
        OnRecord = "on_record",
        /// The article says so.
        Asserted = "asserted",
        /// A third party says so.
        Reported = "reported",
        /// Somebody says so with a hedge.
        Hedged = "hedged",
    }
}

labels! {
    /// How a condition is meant.
    ConditionKind {
        /// "If".
        If = "if",
        /// "Only if", "only with".
        OnlyIf = "only_if",
        /// "Unless", "not without".
        Unless = "unless",
        /// "Provided".
        Provided = "provided",
        /// "As long as".
        AsLongAs = "as_long_as",
        /// "Once", "after".
        Once = "once",
        /// "In the event of".
        InEvent = "in_event",
        /// "On condition that".
        OnCondition = "on_condition",
        /// In other words.
        Other = "other",
    }
}

labels! {
    /// Whether something must be found.
    Tier {
        /// It must.
        Core = "core",
        /// It is never required, and never wrong.
        Optional = "optional",
    }
}

//! The tags and relations that are told apart.

/// A Penn Treebank tag, as its index in [`TAGS`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Tag(pub u8);

/// The tags of the treebanks, commonest first.
pub const TAGS: [&str; 49] = [
    "NN", "IN", "DT", "NNP", "JJ", "PRP", "RB", ".", "NNS", ",", "VB", "CC", "VBD", "VBP", "VBZ", "CD", "VBN", "VBG",
    "TO", "MD", "PRP$", "-RRB-", "-LRB-", ":", "WDT", "WRB", "``", "''", "HYPH", "POS", "WP", "RP", "UH", "NNPS",
    "JJR", "JJS", "EX", "RBR", "NFP", "SYM", "FW", "GW", "ADD", "$", "PDT", "RBS", "LS", "AFX", "WP$",
];

impl Tag {
    /// The tag of this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        TAGS.iter().position(|tag| *tag == name).and_then(|at| u8::try_from(at).ok()).map(Self)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        TAGS.get(usize::from(self.0)).copied().unwrap_or("")
    }

    /// A verb form, modals left out.
    #[must_use]
    pub fn is_verb(self) -> bool {
        self.name().starts_with("VB")
    }

    /// A common or proper noun.
    #[must_use]
    pub fn is_noun(self) -> bool {
        self.name().starts_with("NN")
    }

    /// A proper noun.
    #[must_use]
    pub fn is_name(self) -> bool {
        self.name().starts_with("NNP")
    }

    /// An adjective.
    #[must_use]
    pub fn is_adjective(self) -> bool {
        self.name().starts_with("JJ")
    }
}

/// A relation of Universal Dependencies, rare ones folded into their kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum Relation {
    Root,
    Subject,
    PassiveSubject,
    ClauseSubject,
    Object,
    IndirectObject,
    Oblique,
    Agent,
    Complement,
    OpenComplement,
    Adverbial,
    Clause,
    RelativeClause,
    Nominal,
    Possessor,
    Apposition,
    Conjunct,
    Coordinator,
    Case,
    Mark,
    Auxiliary,
    PassiveAuxiliary,
    Copula,
    Determiner,
    Adjective,
    Adverb,
    Number,
    Compound,
    Particle,
    Flat,
    Fixed,
    Parataxis,
    Expletive,
    Punctuation,
    Discourse,
    List,
    Other,
}

const RELATIONS: [(Relation, &str); 37] = [
    (Relation::Root, "root"),
    (Relation::Subject, "nsubj"),
    (Relation::PassiveSubject, "nsubj:pass"),
    (Relation::ClauseSubject, "csubj"),
    (Relation::Object, "obj"),
    (Relation::IndirectObject, "iobj"),
    (Relation::Oblique, "obl"),
    (Relation::Agent, "obl:agent"),
    (Relation::Complement, "ccomp"),
    (Relation::OpenComplement, "xcomp"),
    (Relation::Adverbial, "advcl"),
    (Relation::Clause, "acl"),
    (Relation::RelativeClause, "acl:relcl"),
    (Relation::Nominal, "nmod"),
    (Relation::Possessor, "nmod:poss"),
    (Relation::Apposition, "appos"),
    (Relation::Conjunct, "conj"),
    (Relation::Coordinator, "cc"),
    (Relation::Case, "case"),
    (Relation::Mark, "mark"),
    (Relation::Auxiliary, "aux"),
    (Relation::PassiveAuxiliary, "aux:pass"),
    (Relation::Copula, "cop"),
    (Relation::Determiner, "det"),
    (Relation::Adjective, "amod"),
    (Relation::Adverb, "advmod"),
    (Relation::Number, "nummod"),
    (Relation::Compound, "compound"),
    (Relation::Particle, "compound:prt"),
    (Relation::Flat, "flat"),
    (Relation::Fixed, "fixed"),
    (Relation::Parataxis, "parataxis"),
    (Relation::Expletive, "expl"),
    (Relation::Punctuation, "punct"),
    (Relation::Discourse, "discourse"),
    (Relation::List, "list"),
    (Relation::Other, "dep"),
];

impl Relation {
    /// How many there are.
    pub const COUNT: usize = RELATIONS.len();

    /// The relation at an index.
    #[must_use]
    pub fn at(index: usize) -> Self {
        RELATIONS.get(index).map_or(Self::Other, |(relation, _)| *relation)
    }

    /// Reads a relation's name; a subtype that is not told apart is its kind.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let kind = name.split(':').next().unwrap_or("");
        let named = |name: &str| RELATIONS.iter().find(|(_, known)| *known == name).map(|(relation, _)| *relation);
        named(name).or_else(|| named(kind)).unwrap_or(Self::Other)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        RELATIONS[self as usize].1
    }
}

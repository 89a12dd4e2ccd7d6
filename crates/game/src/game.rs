//! The tree of a game.

use crate::number::Number;

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident),*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $id(pub(crate) usize);

        impl $id {
            /// Its place in the game's list.
            #[must_use]
            pub fn index(self) -> usize {
                self.0
            }
        }
    )*};
}
ids!(
    /// A player of one game.
    PlayerId,
    /// A node of one game.
    NodeId,
    /// An outcome of one game.
    OutcomeId
);

/// A finite game of perfect information with moves of chance.
///
/// Its nodes stand in preorder: a node before what it leads to, what an action leads to before what the next one does. So every
/// node but the root has one parent, which stands before it; every end has payoffs; chances add up to 1.
#[derive(Clone, PartialEq, Debug)]
pub struct Game {
    pub(crate) title: String,
    pub(crate) comment: String,
    pub(crate) players: Vec<String>,
    pub(crate) outcomes: Vec<Outcome>,
    pub(crate) nodes: Vec<Node>,
}

/// What is gained at a node: one payoff for each player.
#[derive(Clone, PartialEq, Debug)]
pub struct Outcome {
    pub(crate) name: String,
    pub(crate) payoffs: Vec<Number>,
}

/// A node.
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    /// What it is called; may be empty.
    pub name: String,
    /// What is gained by coming here, beside what was gained on the way.
    pub outcome: Option<OutcomeId>,
    /// What happens here.
    pub step: Step,
}

/// What happens at a node.
#[derive(Clone, PartialEq, Debug)]
pub enum Step {
    /// A player moves.
    Move {
        /// Who.
        player: PlayerId,
        /// What is to be decided; may be empty.
        decision: String,
        /// At least one.
        actions: Vec<Action>,
    },
    /// Chance moves.
    Chance {
        /// What turns out; may be empty.
        decision: String,
        /// At least one; their probabilities add up to 1.
        branches: Vec<Branch>,
    },
    /// The game is over.
    End,
}

/// Something a player can do.
#[derive(Clone, PartialEq, Debug)]
pub struct Action {
    /// What it is called.
    pub label: String,
    /// Where it leads.
    pub to: NodeId,
}

/// Something that can turn out.
#[derive(Clone, PartialEq, Debug)]
pub struct Branch {
    /// What it is called.
    pub label: String,
    /// Its probability.
    pub probability: Number,
    /// Where it leads.
    pub to: NodeId,
}

impl Outcome {
    /// What it is called; may be empty.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The payoff of each player.
    #[must_use]
    pub fn payoffs(&self) -> &[Number] {
        &self.payoffs
    }
}

impl Node {
    /// Where it can lead, with what each way is called, in order.
    #[must_use]
    pub fn ways(&self) -> Vec<(&str, NodeId)> {
        match &self.step {
            Step::Move { actions, .. } => actions.iter().map(|action| (action.label.as_str(), action.to)).collect(),
            Step::Chance { branches, .. } => branches.iter().map(|b| (b.label.as_str(), b.to)).collect(),
            Step::End => Vec::new(),
        }
    }
}

impl Game {
    /// Its title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// A comment; may be empty.
    #[must_use]
    pub fn comment(&self) -> &str {
        &self.comment
    }

    /// The names of the players.
    #[must_use]
    pub fn players(&self) -> &[String] {
        &self.players
    }

    /// The players, in order.
    pub fn player_ids(&self) -> impl Iterator<Item = PlayerId> + use<> {
        (0..self.players.len()).map(PlayerId)
    }

    /// The outcomes.
    #[must_use]
    pub fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }

    /// The nodes in preorder; the root is the first.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The node of this id.
    ///
    /// # Panics
    /// When it is of a larger game.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0]
    }

    /// The outcome of this id.
    ///
    /// # Panics
    /// When it is of a game with more outcomes.
    #[must_use]
    pub fn outcome(&self, id: OutcomeId) -> &Outcome {
        &self.outcomes[id.0]
    }

    /// The same game with other payoffs; `None` where `of` gives none.
    #[must_use]
    pub fn with_payoffs(&self, of: impl Fn(OutcomeId, PlayerId) -> Option<Number>) -> Option<Self> {
        let outcome = |(at, outcome): (usize, &Outcome)| {
            let payoffs = (0..self.players.len()).map(|player| of(OutcomeId(at), PlayerId(player)));
            Some(Outcome { name: outcome.name.clone(), payoffs: payoffs.collect::<Option<Vec<Number>>>()? })
        };
        let outcomes = self.outcomes.iter().enumerate().map(outcome).collect::<Option<Vec<Outcome>>>()?;
        Some(Self { outcomes, ..self.clone() })
    }

    /// All nodes with their ids, in preorder.
    pub fn walk(&self) -> impl DoubleEndedIterator<Item = (NodeId, &Node)> {
        self.nodes.iter().enumerate().map(|(at, node)| (NodeId(at), node))
    }
}

//! A dossier and its stances become diagrams, and the diagrams answer.
//!
//! [`Model::new`] compiles a dossier as known on a day and draws everything uncertain, lane by lane. [`answer`] asks it the
//! product's questions and returns the [`Brief`], a plain value: prospects of the question and of each path, who decides, what
//! stops it, the ladder, what is not known, on what it rests. [`what_if`] sets things and compares. Setting is not learning:
//! an assignment fixes one thing and leaves all else as it is.
//!
//! The way through the files: `tree` spells a path's formula out over contexts; `decisions` and `top` turn it into blocks and
//! a top diagram, `compile` is the one place that does so, `system` what it makes; `model` adds the draws; `state` evaluates under changes; `settings`
//! lists what can be set; `ladder`, `influence` and `assumptions` ask; `outlook` and `whatif` put the answers together. `reactions` plays the tree of what follows.

mod assign;
mod assumptions;
pub mod brief;
mod chain;
mod compile;
mod confidence;
mod decisions;
mod forces;
mod given;
mod history;
mod influence;
mod ladder;
mod learning;
mod ledger;
mod model;
mod outlook;
mod phrase;
mod prospects;
mod reactions;
mod score;
mod sensitivity;
mod settings;
mod since;
mod stance_view;
mod stances;
mod state;
mod system;
mod top;
mod tree;
mod views;
mod ways;
mod weights;
mod whatif;
mod why;
mod worlds;

pub use brief::{Brief, WhatIf};
pub use given::given;
pub use model::{Model, Request};
pub use outlook::{Extent, answer};
pub use phrase::phrase;
pub use prospects::{Prospects, Ratio};
pub use reactions::{ReactionSettings, Tree, reactions};
pub use score::{Scored, score};
pub use since::since;
pub use whatif::{Loaded, what_if};
pub use why::why;

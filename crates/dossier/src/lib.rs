//! Dossiers: a folder of text files that holds one question, read and checked.
//!
//! [`open`] reads `dossier.toml`, and `statements.toml` and `sources.toml` where they stand, and returns a [`Dossier`] with the
//! doubts about it, or everything that is wrong with it, each mistake at its place. [`shipped`] holds the dossiers that come with
//! Placet, [`starter`] is the first one of a new user. The format is described in `docs/dossiers.md`.

mod bodies;
mod check;
mod files;
mod formula;
mod model;
mod names;
mod read;
mod shipped;
mod starter;
mod when;

use std::sync::Arc;

use terms::table::Document;
use terms::{Diagnostics, Source, World};

pub use formula::Formula;
pub use model::{
    Act, Actor, Argument, ArgumentKind, Assertion, Bearing, Bloc, CaseOutcome, Context, Contribution, DatedEvent,
    Decider, Dossier, End, Event, EventChance, MEANINGS, MOST_TOGETHER, Mark, Meaning, Membership, Motion, Move,
    MoveOption, Next, OFFICES, Office, Outcome, Path, Phase, Pledge, Position, Preference, PublishedSource, Question,
    Requirement, Resource, Selector, Size, SourceKind, Stance, Statement, Strength, Threat, UnknownKind,
};
pub use shipped::shipped;
pub use starter::starter;

/// Shares may miss 1 by this much, for the sake of thirds.
const TOLERANCE: f64 = 1e-3;

/// Reads and checks the dossier in `folder` of `world` (`""` is the world's top). Its id is the folder's last name; at the top it
/// is `dossier`, and the caller may set another.
///
/// # Errors
/// Everything that is wrong, in the order of the files, and the warnings with it.
pub fn open(
    world: &dyn World,
    folder: &str,
    catalogue: &rules::Catalogue<'_>,
) -> Result<(Dossier, Diagnostics), Diagnostics> {
    let mut diagnostics = Diagnostics::new();
    let loaded = files::load(world, folder, &mut diagnostics);
    let complete = loaded.iter().all(Option::is_some);
    let files: Vec<Arc<Source>> = loaded.into_iter().flatten().collect();
    let documents: Vec<Document<'_>> = files.iter().map(|file| Document::parse(file, &mut diagnostics)).collect();
    let id = folder.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or("dossier");
    let draft =
        if complete { read::read(id.to_owned(), &files, &documents, catalogue, &mut diagnostics) } else { None };
    if let Some(draft) = &draft {
        check::check(draft, catalogue, &mut diagnostics);
    }
    files::in_order(diagnostics, &files).or_value(draft.map(|draft| draft.dossier))
}

/// A number as a reader would write it: at most four decimals.
fn shown(number: f64) -> String {
    let text = format!("{number:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

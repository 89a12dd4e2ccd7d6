//! What must hold between blocks: a flat list of small checks, each from the dossier to what it finds.

mod actors;
mod assertions;
mod coverage;
mod dates;
mod duplicates;
mod paths;
mod phases;
mod pledges;
mod reactions;
mod references;
mod seats;
mod shares;

use rules::Catalogue;
use terms::Diagnostics;

use crate::read::Draft;

type Check = fn(&Draft, &Catalogue<'_>) -> Diagnostics;

/// Checks that hold on any day.
const TIMELESS: &[Check] = &[
    actors::known,
    assertions::numbers,
    assertions::results,
    duplicates::contributions,
    duplicates::stances,
    paths::no_cycle,
    paths::not_too_large,
    phases::given,
    phases::together,
    pledges::sizes_known,
    reactions::one_tree,
    reactions::preferences,
    reactions::threats,
    references::groups,
    references::sources,
    references::statements,
    references::subjects,
    references::scopes,
    shares::of_events,
    shares::of_moves,
    shares::of_stances,
];

/// Checks that need the day as of which the dossier is written.
const DATED: &[Check] = &[
    coverage::outcomes,
    dates::horizon,
    dates::not_yet_said,
    dates::old,
    seats::of_formulas,
    seats::of_motions,
    seats::of_stances,
];

/// Runs all checks.
pub(crate) fn check(draft: &Draft, catalogue: &Catalogue<'_>, diagnostics: &mut Diagnostics) {
    let dated = if draft.dated { DATED } else { &[] };
    for check in TIMELESS.iter().chain(dated) {
        diagnostics.append(&mut check(draft, catalogue));
    }
}

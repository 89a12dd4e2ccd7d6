//! What changed since an earlier day, and by how much the answer moves without a statement.

use dossier::Dossier;
use evidence::{Draws, Fixed};
use rayon::prelude::*;
use terms::Date;

use crate::brief::{Moved, Since};
use crate::history::moment;
use crate::influence::{corrected, rounded};
use crate::model::Model;
use crate::prospects::mean;
use crate::state::State;

/// Lanes on which statements are left out: with and without on the same random numbers.
const LANES: usize = 512;

/// What changed since a day.
#[must_use]
pub fn since(model: &Model<'_>, day: Date) -> Since {
    let came = |statement: &dossier::Statement| statement.date.value > day && statement.date.value <= model.as_of;
    let statements = &model.dossier.statements;
    let newer: Vec<usize> = (0..statements.len()).filter(|&number| came(&statements[number])).collect();
    Since { then: moment(model, day), statements: without_each(model, &newer) }
}

/// The answer without each of some statements, largest move of the question first; ties by id. A statement on which no stance
/// rests moves nothing and is left out.
pub(crate) fn without_each(model: &Model<'_>, statements: &[usize]) -> Vec<Moved> {
    let small = model.on(Draws { lanes: LANES.min(model.draws.lanes), seed: model.draws.seed });
    let small = small.with(&Fixed::default(), model.off.clone());
    let base = State::new(&small);
    let any = model.system.any();
    let today: Vec<f64> = (0..=any).map(|root| mean(&base.roots()[root])).collect();
    let full = State::new(model);
    let exact: Vec<f64> = (0..=any).map(|root| mean(&full.roots()[root])).collect();
    let read = |number: &&usize| rests_on(model, **number);
    let mut moved: Vec<(f64, Moved)> = statements
        .par_iter()
        .filter(read)
        .map(|&number| {
            let there = small.without(&[number]);
            let state = State::new(&there);
            // What leaving it out moves on the lanes looked at, added to the answer on all.
            let without = |root: usize| corrected(exact[root], today[root], mean(&state.roots()[root]));
            let any_path = without(any);
            let moved = Moved {
                id: id(model.dossier, number),
                any_path,
                paths: (0..model.system.paths).map(|path| without(model.system.path(path))).collect(),
            };
            ((any_path - exact[any]).abs(), moved)
        })
        .collect();
    moved.sort_by(|a, b| rounded(b.0).total_cmp(&rounded(a.0)).then_with(|| a.1.id.cmp(&b.1.id)));
    moved.into_iter().map(|(_, moved)| moved).collect()
}

/// Does any stance rest on a statement?
pub(crate) fn rests_on(model: &Model<'_>, statement: usize) -> bool {
    model.bases.iter().flat_map(|basis| &basis.utterances).any(|utterance| utterance.statements.contains(&statement))
}

fn id(dossier: &Dossier, statement: usize) -> String {
    dossier.statements[statement].id.value.to_string()
}

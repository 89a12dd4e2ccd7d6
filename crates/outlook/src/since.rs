//! What changed since an earlier day, and by how much the answer moves without a statement.

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
    let statements = without_each(model, &newer).into_iter().map(|left_out| left_out.moved).collect();
    Since { then: moment(model, day), statements }
}

/// A model without one statement, and the answer there.
pub(crate) struct LeftOut<'m> {
    /// The statement, as an index into the dossier's.
    pub statement: usize,
    pub moved: Moved,
    /// On few lanes.
    pub model: Model<'m>,
}

/// The answer without each of some statements, largest move of the question first; ties by id. A statement on which no stance
/// rests moves nothing and is left out.
pub(crate) fn without_each<'m>(model: &Model<'m>, statements: &[usize]) -> Vec<LeftOut<'m>> {
    let small = model.on_few(LANES);
    let base = State::new(&small);
    let any = model.system.any();
    let today: Vec<f64> = (0..=any).map(|root| mean(&base.roots()[root])).collect();
    let full = State::new(model);
    let exact: Vec<f64> = (0..=any).map(|root| mean(&full.roots()[root])).collect();
    let read = |number: &&usize| rests_on(model, **number);
    let mut left_out: Vec<LeftOut<'m>> = statements
        .par_iter()
        .filter(read)
        .map(|&number| {
            let there = small.without(&[number]);
            let state = State::new(&there);
            // What leaving it out moves on the lanes looked at, added to the answer on all.
            let without = |root: usize| corrected(exact[root], today[root], mean(&state.roots()[root]));
            let moved = Moved {
                id: model.dossier.statements[number].id.value.to_string(),
                any_path: without(any),
                paths: (0..model.system.paths).map(|path| without(model.system.path(path))).collect(),
            };
            drop(state);
            LeftOut { statement: number, moved, model: there }
        })
        .collect();
    let far = |left_out: &LeftOut<'_>| rounded((left_out.moved.any_path - exact[any]).abs());
    left_out.sort_by(|a, b| far(b).total_cmp(&far(a)).then_with(|| a.moved.id.cmp(&b.moved.id)));
    left_out
}

/// Does any stance rest on a statement?
pub(crate) fn rests_on(model: &Model<'_>, statement: usize) -> bool {
    model.bases.iter().flat_map(|basis| &basis.utterances).any(|utterance| utterance.statements.contains(&statement))
}

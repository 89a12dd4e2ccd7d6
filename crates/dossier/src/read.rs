//! From files to a dossier, block by block, in the order in which blocks name each other.
//!
//! First every block says its name, so that any block may name any other; then events, motions, resources, pledges, stances and
//! paths are read, each against the ones before it. A block with a mistake is left out, and what names it is not blamed.

mod act;
mod actor;
mod argument;
mod assertion;
mod bloc;
mod blocks;
mod end;
mod ending;
mod entry;
mod event;
mod fields;
mod motion;
mod path;
mod phase;
mod pledge;
mod preference;
mod question;
mod selector;
mod source;
mod stance;
mod statement;
mod threat;
mod turn;

use std::collections::BTreeMap;
use std::sync::Arc;

use rules::Catalogue;
use terms::table::Document;
use terms::{Date, Diagnostics, Source};

use crate::model::Dossier;
use crate::names::{Kind, Names};
use blocks::Blocks;

/// What has been read, mistakes and all.
pub(crate) struct Draft {
    /// Its question is a stand-in where `dated` is false.
    pub(crate) dossier: Dossier,
    /// Could the question be read, and with it the day as of which everything holds?
    pub(crate) dated: bool,
    /// All names that the blocks declare.
    pub(crate) names: Names,
}

/// What every block is read with.
struct Reader<'a> {
    names: Names,
    catalogue: &'a Catalogue<'a>,
    as_of: Date,
    defaults: BTreeMap<String, usize>,
    /// For each id that is made, the next suffix to try.
    suffixes: BTreeMap<String, usize>,
    diagnostics: Diagnostics,
}

impl Reader<'_> {
    /// Counts that a field was left to its default.
    fn left_to_default(&mut self, field: &str) {
        *self.defaults.entry(field.to_owned()).or_default() += 1;
    }
}

/// Reads all blocks of all files. `id` names the dossier. `None` where neither a question nor a path stands.
pub(crate) fn read(
    id: String,
    files: &[Arc<Source>],
    documents: &[Document<'_>],
    catalogue: &Catalogue<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Draft> {
    let mut blocks = Blocks::collect(documents, diagnostics);
    let mut reader = Reader {
        names: Names::default(),
        catalogue,
        as_of: question::NO_DAY,
        defaults: BTreeMap::new(),
        suffixes: BTreeMap::new(),
        diagnostics: std::mem::take(diagnostics),
    };
    let actors = blocks::named(blocks.actors, Kind::Actor, &mut reader);
    let events = blocks::named(blocks.events, Kind::Event, &mut reader);
    let motions = blocks::named(blocks.motions, Kind::Motion, &mut reader);
    let resources = blocks::named(blocks.resources, Kind::Resource, &mut reader);
    let paths = blocks::named(blocks.paths, Kind::Path, &mut reader);
    let sources = blocks::named(blocks.sources, Kind::Source, &mut reader);
    let moves = blocks::named(blocks.moves, Kind::Move, &mut reader);
    let ends = blocks::named(blocks.ends, Kind::End, &mut reader);
    let threats = blocks::named(blocks.threats, Kind::Threat, &mut reader);
    let statements = entry::identify(blocks.statements, &mut reader);
    let dates = entry::identify(blocks.dates, &mut reader);
    let arguments = entry::identify(blocks.arguments, &mut reader);

    let question = question::read(blocks.question.take(), paths.first(), &mut reader);
    if let Some((question, _)) = &question {
        reader.as_of = question.as_of.value;
    }

    let actors = actor::read(actors, &mut reader);
    let blocs = bloc::read(blocks.blocs, &mut reader);
    let events = event::read(events, &mut reader);
    let motions = motion::read(motions, &events, &mut reader);
    let mut resources = motion::read_resources(resources, &events, &mut reader);
    let pledges = pledge::read(blocks.pledges, &mut resources, &mut reader);
    let phases = phase::read(blocks.phases, &events, &resources, &mut reader);
    let stances = stance::read(blocks.stances, &motions, &mut reader);
    let paths = path::read(paths, &events, &motions, &mut reader);
    let sources = source::read(sources, &mut reader);
    let statements = statement::read(statements, &sources, &motions, &resources, &mut reader);
    let dates = argument::read_dates(dates, &mut reader);
    let arguments = argument::read(arguments, &mut reader);
    let assertions = assertion::read(blocks.assertions, &mut reader);
    let moves = turn::read(moves, &mut reader);
    let ends = end::read(ends, &mut reader);
    let preferences = preference::read(blocks.preferences, &mut reader);
    let threats = threat::read(threats, &mut reader);
    let outcome = blocks.outcome.take().and_then(|table| ending::read(table, &mut reader));

    *diagnostics = reader.diagnostics;
    let (question, dated) = question?;
    let dossier = Dossier {
        id,
        question,
        actors,
        events,
        motions,
        blocs,
        resources,
        stances,
        pledges,
        phases,
        paths,
        sources,
        statements,
        dates,
        arguments,
        assertions,
        moves,
        ends,
        preferences,
        threats,
        outcome,
        defaults: reader.defaults,
        files: files.to_vec(),
    };
    Some(Draft { dossier, dated, names: reader.names })
}

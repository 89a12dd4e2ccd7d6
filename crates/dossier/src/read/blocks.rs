//! Gathers the blocks of all files by kind.

use terms::table::{At, Document, Table};
use terms::{Diagnostic, Diagnostics};

use super::Reader;
use crate::names::Kind;

/// How many blocks of a kind are read: names that formulas read have few, records many.
const FEW: usize = 100;
const SOME: usize = 1_000;
const MANY: usize = 50_000;

/// The blocks of all files, in the order of the files.
#[derive(Default)]
pub(super) struct Blocks<'a> {
    pub(super) question: Option<Table<'a>>,
    pub(super) outcome: Option<Table<'a>>,
    pub(super) actors: Vec<Table<'a>>,
    pub(super) events: Vec<Table<'a>>,
    pub(super) motions: Vec<Table<'a>>,
    pub(super) blocs: Vec<Table<'a>>,
    pub(super) resources: Vec<Table<'a>>,
    pub(super) stances: Vec<Table<'a>>,
    pub(super) pledges: Vec<Table<'a>>,
    pub(super) phases: Vec<Table<'a>>,
    pub(super) paths: Vec<Table<'a>>,
    pub(super) sources: Vec<Table<'a>>,
    pub(super) statements: Vec<Table<'a>>,
    pub(super) dates: Vec<Table<'a>>,
    pub(super) arguments: Vec<Table<'a>>,
    pub(super) assertions: Vec<Table<'a>>,
    pub(super) moves: Vec<Table<'a>>,
    pub(super) ends: Vec<Table<'a>>,
    pub(super) preferences: Vec<Table<'a>>,
    pub(super) threats: Vec<Table<'a>>,
}

impl<'a> Blocks<'a> {
    pub(super) fn collect(documents: &'a [Document<'_>], diagnostics: &mut Diagnostics) -> Self {
        let mut all = Self::default();
        for document in documents {
            let mut top = document.top();
            top.format_line(diagnostics);
            one(&mut all.question, top.table("question", "the question", diagnostics), "question", diagnostics);
            one(&mut all.outcome, top.table("outcome", "the outcome", diagnostics), "outcome", diagnostics);
            let lists = [
                ("actor", "an actor", MANY, &mut all.actors),
                ("event", "an event", FEW, &mut all.events),
                ("motion", "a motion", SOME, &mut all.motions),
                ("bloc", "a bloc", FEW, &mut all.blocs),
                ("resource", "a resource", FEW, &mut all.resources),
                ("stance", "a stance", MANY, &mut all.stances),
                ("pledge", "a pledge", MANY, &mut all.pledges),
                ("phase", "a phase", FEW, &mut all.phases),
                ("path", "a path", SOME, &mut all.paths),
                ("source", "a source", MANY, &mut all.sources),
                ("statement", "a statement", MANY, &mut all.statements),
                ("date", "a date", MANY, &mut all.dates),
                ("argument", "an argument", MANY, &mut all.arguments),
                ("assert", "an assertion", SOME, &mut all.assertions),
                ("move", "a move", FEW, &mut all.moves),
                ("end", "an end", FEW, &mut all.ends),
                ("preference", "a preference", FEW, &mut all.preferences),
                ("threat", "a threat", FEW, &mut all.threats),
            ];
            for (key, what, limit, list) in lists {
                list.extend(top.blocks(key, what, diagnostics));
                if let Some(beyond) = list.get(limit) {
                    diagnostics.push(
                        Diagnostic::error("too-many-blocks", format!("there are {} blocks [[{key}]]", list.len()))
                            .at(beyond.place(), format!("at most {limit} are read")),
                    );
                    list.truncate(limit);
                }
            }
            top.finish(diagnostics);
        }
        all.check_whole(documents, diagnostics);
        all
    }

    /// A dossier asks something, and something leads to it.
    fn check_whole(&self, documents: &[Document<'_>], diagnostics: &mut Diagnostics) {
        let Some(start) = documents.first().map(|first| first.top().place()) else { return };
        let written = |key: &str| documents.iter().any(|document| document.top().has(key));
        if !written("question") {
            diagnostics.push(
                Diagnostic::error("missing-block", "the dossier asks nothing: it needs a block [question]")
                    .at(start.clone(), "")
                    .hint("begin it with [question], text = \"…\" and as_of = 2025-03-20"),
            );
        }
        if !written("path") {
            diagnostics.push(
                Diagnostic::error("missing-block", "nothing leads to the outcome: the dossier needs a block [[path]]")
                    .at(start, "")
                    .hint("for example: [[path]], id = \"un_mission\", title = \"…\", when = \"unsc_mandate\""),
            );
        }
    }
}

/// Keeps a table that may stand only once.
fn one<'a>(kept: &mut Option<Table<'a>>, table: Option<Table<'a>>, key: &str, diagnostics: &mut Diagnostics) {
    let Some(table) = table else { return };
    if let Some(first) = kept {
        diagnostics.push(
            Diagnostic::error("duplicate-block", format!("[{key}] stands twice"))
                .at(table.place(), "again here")
                .and_at(first.place(), "first here"),
        );
    } else {
        *kept = Some(table);
    }
}

/// A block and its name, when it has a readable one.
pub(super) struct Block<'a, Id> {
    pub(super) id: Option<At<Id>>,
    pub(super) table: Table<'a>,
}

/// A name of one of our kinds.
pub(super) trait Name: Sized {
    /// Reads it.
    fn read(text: &str) -> Result<Self, String>;
    /// Its text.
    fn text(&self) -> &str;
}

macro_rules! names {
    ($($id:ident),*) => {$(
        impl Name for terms::$id {
            fn read(text: &str) -> Result<Self, String> {
                Self::parse(text)
            }
            fn text(&self) -> &str {
                self.as_str()
            }
        }
    )*};
}
names!(ActorId, EventId, MotionId, ResourceId, PathId, SourceId, MoveId, EndId, ThreatId);

/// Reads the name of each block and declares it.
pub(super) fn named<'a, Id: Name>(tables: Vec<Table<'a>>, kind: Kind, reader: &mut Reader<'_>) -> Vec<Block<'a, Id>> {
    let name = |mut table: Table<'a>| {
        let id = table.required("id", Id::read, &mut reader.diagnostics);
        if let Some(id) = &id {
            reader.names.declare(kind, id.value.text(), &id.place, &mut reader.diagnostics);
        }
        Block { id, table }
    };
    tables.into_iter().map(name).collect()
}

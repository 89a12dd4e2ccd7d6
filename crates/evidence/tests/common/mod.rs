//! Small dossiers in memory: one motion, and what was said on it.

#![allow(dead_code, clippy::panic, clippy::unwrap_used, reason = "each test file uses a part of it")]

pub mod ledger;
pub mod plain;

use dossier::Dossier;
use terms::{Date, Memory};

/// The day as of which the dossiers are written.
pub const DAY: &str = "2025-03-20";

pub fn day() -> Date {
    DAY.parse().unwrap()
}

/// How the motion depends on the event `e`, whose outcomes are none, c and d, and none the status quo.
pub const NO_CONTEXTS: &str = "";
pub const EACH_OUTCOME: &str = "context = \"e\"";
pub const WITH_AND_WITHOUT: &str = "context = \"e\"\ncontexts = { without = [\"none\"], with = [\"c\", \"d\"] }";

/// Sources, each of the kind it is called after.
pub const SOURCES: [&str; 4] = ["official", "newspaper", "press", "unknown"];
/// One more, a newspaper.
pub const ANOTHER: &str = "another";

/// A statement of RUS on the motion `m`: the lines of its block.
#[derive(Clone, PartialEq, Debug)]
pub struct Said(Vec<String>);

/// Words of a head of government on the day itself, over all contexts, in an official record.
pub fn said(position: &str) -> Said {
    Said(Vec::new())
        .with("actor = \"RUS\"")
        .with("motion = \"m\"")
        .with(&format!("position = \"{position}\""))
        .with(&format!("date = {DAY}"))
        .with("quote = \"q\"")
        .with("source = \"official\"")
        .with("speaker = \"P\"")
        .with("office = \"head of state or government\"")
        .with("digit = 2")
        .with("scope = \"all\"")
}

impl Said {
    /// The same with this line instead of its field's.
    pub fn with(self, line: &str) -> Self {
        let mut lines = self.without(key(line)).0;
        lines.push(line.to_owned());
        Self(lines)
    }

    /// The same without a field.
    pub fn without(mut self, field: &str) -> Self {
        self.0.retain(|line| key(line) != field);
        self
    }

    /// What stands in a field, quotes and all; empty where it is left out.
    pub fn field(&self, field: &str) -> &str {
        let line = self.0.iter().find(|line| key(line) == field);
        line.and_then(|line| line.split_once(" = ")).map_or("", |(_, value)| value)
    }
}

fn key(line: &str) -> &str {
    line.split(" = ").next().unwrap()
}

/// A dossier with one motion of one actor in these contexts, and these statements in this order.
pub fn dossier(contexts: &str, words: &[Said]) -> Dossier {
    let source = |id: &str, kind: &str| format!("[[source]]\nid = \"{id}\"\ntitle = \"{id}\"\nkind = \"{kind}\"\n");
    let sources = SOURCES.map(|kind| source(kind, kind)).concat() + &source(ANOTHER, "newspaper");
    let statements: String = words.iter().map(|words| format!("[[statement]]\n{}\n", words.0.join("\n"))).collect();
    let text = format!(
        "format = 1\n[question]\ntext = \"q\"\nas_of = {DAY}\nby = 2025-12-31\n\
         [[event]]\nid = \"e\"\ntitle = \"e\"\nhazard = 0.3\n[[event.outcome]]\nid = \"none\"\n\
         [[event.outcome]]\nid = \"c\"\nshare = 0.5\n[[event.outcome]]\nid = \"d\"\nshare = 0.5\n\
         [[motion]]\nid = \"m\"\ntitle = \"m\"\nactor = \"RUS\"\noptions = [\"yes\", \"abstain\", \"no\"]\n{contexts}\n\
         [[path]]\nid = \"p\"\ntitle = \"p\"\nwhen = \"m\"\n{sources}{statements}"
    );
    let world = Memory::new().with("dossiers/d/dossier.toml", text);
    let catalogue = rules::Catalogue::new(&world);
    dossier::open(&world, "dossiers/d", &catalogue).map_err(|errors| panic!("{errors:?}")).unwrap().0
}

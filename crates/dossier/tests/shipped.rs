//! What comes with Placet opens: the dossiers, the starter, the examples of the format reference.

mod common;

use common::{shown, sound};
use dossier::{Dossier, open, shipped, starter};
use rules::Catalogue;
use terms::{Diagnostics, Memory, World};

fn opened(world: &dyn World, folder: &str) -> (Dossier, Diagnostics) {
    let bodies = rules::shipped();
    sound(open(world, folder, &Catalogue::new(&bodies)))
}

#[test]
fn every_shipped_dossier_opens() {
    let world = shipped();
    for name in world.list("dossiers").unwrap_or_default() {
        let (dossier, _) = opened(&world, &format!("dossiers/{name}"));
        assert_eq!(dossier.id, name);
    }
}

#[test]
fn the_starter_opens_without_a_doubt_under_any_name() {
    for name in ["tariffs", "été 2026", "\"\n[[x]]\n", ""] {
        let world = Memory::new().with("dossier.toml", starter(name));
        let (dossier, warnings) = opened(&world, "");
        assert!(warnings.is_empty(), "{}", shown(&warnings));
        assert!(dossier.stances.len() > 2 && !dossier.paths.is_empty());
        assert_eq!(dossier.id, "dossier");
    }
}

#[test]
fn the_examples_of_the_format_reference_are_one_sound_dossier() {
    let reference = include_str!("../../../docs/dossiers.md");
    let examples: Vec<&str> =
        reference.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let sources =
        ["bbc-0320", "post-0316", "closing-report"].map(|id| format!("[[source]]\nid = {id:?}\ntitle = \"t\"\n"));
    let text = format!("format = 1\n{}\n{}", examples.join("\n"), sources.join("\n"));
    let (dossier, warnings) = opened(&Memory::new().with("dossier.toml", text), "");
    assert!(examples.len() >= 10 && warnings.is_empty(), "{}", shown(&warnings));
    assert!(dossier.outcome.is_some() && dossier.assertions.len() == 1);
}

//! What the founding case must show at every end of every parameter's range. No expected probability stands here.

#![allow(clippy::unwrap_used, clippy::panic)]

use dossier::Dossier;
use evidence::{Draws, Fixed, PARAMETERS};
use outlook::{Extent, Loaded, Model, Request, answer};
use rules::Catalogue;
use terms::{Assignment, Diagnostics, Memory, World};

/// The mandate by itself, so that it can be asked about.
const MANDATE: &str = "\n[[path]]\nid = \"mandate\"\ntitle = \"a mandate\"\nwhen = \"unsc_mandate\"\n";

/// The shipped dossier, with the mandate as one more path.
fn with_mandate<T>(work: impl FnOnce(&Dossier, &Catalogue<'_>) -> T) -> T {
    let (shipped, bodies) = (dossier::shipped(), rules::shipped());
    let mut world = Memory::new();
    for name in ["dossier.toml", "statements.toml", "sources.toml"] {
        let path = format!("dossiers/ukraine-force-2025/{name}");
        let bytes = shipped.read(&path).unwrap();
        let mut text = String::from_utf8(bytes).unwrap();
        if name == "dossier.toml" {
            text.push_str(MANDATE);
        }
        world = world.with(path, text);
    }
    let catalogue = Catalogue::new(&bodies);
    let (dossier, _) = dossier::open(&world, "dossiers/ukraine-force-2025", &catalogue).unwrap();
    work(&dossier, &catalogue)
}

#[test]
fn russia_stops_the_mandate_and_no_elected_member_comes_near_whatever_the_parameters() {
    with_mandate(|dossier, catalogue| {
        let request = Request { draws: Draws { lanes: 128, seed: 1 }, ..Request::default() };
        let base = Model::new(dossier, catalogue, &request).unwrap();
        let elected = ["DNK", "GRC", "SVN", "PAK", "DZA", "KOR", "PAN", "GUY", "SLE", "SOM"];
        let (mut least, mut most) = (f64::INFINITY, 0.0_f64);
        for described in PARAMETERS.iter().filter(|described| described.low < described.high) {
            for end in [described.low, described.high] {
                let model = base.with(&Fixed::at_defaults().with(described.parameter, end).unwrap(), Vec::new());
                let at = format!("{} at {end}", described.key);
                let brief = answer(&model, catalogue, &Diagnostics::new(), Extent::FirstScreen);
                (least, most) = (least.min(brief.any_path.mean), most.max(brief.any_path.mean));
                for path in brief.paths.iter().filter(|path| path.id.starts_with("un_")) {
                    let members = path.blockers.iter().filter(|blocker| blocker.id.ends_with("@unsc_mandate"));
                    assert_eq!(members.map(|b| b.id.as_str()).next(), Some("RUS@unsc_mandate"), "{at}: {}", path.id);
                }
                for path in &brief.paths {
                    assert!(brief.any_path.mean >= path.prospects.mean - 1e-12, "{at}: {}", path.id);
                }
                let mandate = brief.paths.iter().position(|path| path.id == "mandate").unwrap();
                let loaded = Loaded::new(&model);
                let moved = |actor: &str| {
                    let under = ["no", "abstain", "yes"].map(|option| {
                        let set = Assignment::parse(&format!("{actor}@unsc_mandate={option}")).unwrap();
                        loaded.under(&[set]).unwrap()[mandate].mean
                    });
                    under.iter().copied().fold(0.0, f64::max) - under.iter().copied().fold(1.0, f64::min)
                };
                let russia = moved("RUS");
                for member in elected {
                    let moved = moved(member);
                    assert!(moved < russia / 10.0, "{at}: {member} moves the mandate by {moved}, Russia by {russia}");
                }
            }
        }
        println!("any path over all ends of all parameters: {least:.4} to {most:.4}");
    });
}

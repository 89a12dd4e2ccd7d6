//! What takes several steps after an event, one after another.

#![allow(clippy::unwrap_used)]

use evidence::{Draws, Lag, in_time};
use outlook::{Extent, Model, Request, answer};
use rules::Catalogue;
use terms::{Diagnostics, Memory};

const DOSSIER: &str = r#"
format = 1

[question]
text = "Will it be in force?"
as_of = 2025-01-01
by = 2025-12-31

[[event]]
id = "accord"
title = "an accord"
status_quo = "none"
hazard = 2.0
reason = "judged"
[[event.outcome]]
id = "none"
title = "no accord"
[[event.outcome]]
id = "signed"
title = "signed"
share = 1.0

[[path]]
id = "at_once"
title = "in one step"
when = "accord = signed"
lag = 0.5

[[path]]
id = "by_steps"
title = "ratified, then in force"
when = "accord = signed"
lag = [0.25, 0.25]

[[path]]
id = "either"
title = "either"
when = "at_once or by_steps"
"#;

#[test]
fn each_path_waits_for_its_own_steps() {
    let world = Memory::new().with("d/dossier.toml", DOSSIER);
    let bodies = rules::shipped();
    let catalogue = Catalogue::new(&bodies);
    let (dossier, _) = dossier::open(&world, "d", &catalogue).unwrap();
    let request = Request { draws: Draws { lanes: 16, seed: 1 }, ..Request::default() };
    let model = Model::new(&dossier, &catalogue, &request).unwrap();
    let brief = answer(&model, &catalogue, &Diagnostics::new(), Extent::EveryPath);
    let years = f64::from(terms::days_between(brief.as_of, brief.by.unwrap())) / 365.25;
    let mean = |id: &str| brief.paths.iter().find(|path| path.id == id).unwrap().prospects.mean;
    let (one, two) = (in_time(2.0, &Lag::new(&[0.5]), years), in_time(2.0, &Lag::new(&[0.25, 0.25]), years));
    assert!((mean("at_once") - one).abs() < 1e-12, "{} {one}", mean("at_once"));
    assert!((mean("by_steps") - two).abs() < 1e-12, "{} {two}", mean("by_steps"));
    // Of two lags of the same mean the one with more steps is surer by the end of a long time: not by this one.
    assert!(two < one);
    assert!((mean("either") - one).abs() < 1e-12);
}

//! Figures of a Brief that stand alone: what `placet draw` makes of a dossier.

use outlook::Brief;
use picture::{Element, Scene, wrap};

use crate::basis::Basis;
use crate::formula::need;
use crate::scene::{Badges, Need, Row, Spread, council as seats, needs, rows};
use crate::sittings::sittings;
use crate::words::{obstacle_in_full, own, prospects, setting, upper_first};

/// The prospects of the question and of each path on one scale.
#[must_use]
pub fn paths(brief: &Brief) -> Scene {
    let any = Row {
        title: "Any of them".to_owned(),
        number: numbered(&brief.any_path),
        note: String::new(),
        spread: Spread::with_dots(&brief.any_path, &brief.any_dots),
    };
    let others = brief.paths.iter().map(|path| Row {
        title: upper_first(&path.title),
        number: numbered(&path.prospects),
        note: path.blockers.first().map_or_else(String::new, |blocker| {
            format!("What most often stops it: {}", obstacle_in_full(brief, &blocker.id, &blocker.option))
        }),
        spread: Spread::with_dots(&path.prospects, &path.dots),
    });
    rows("paths", &brief.question, &std::iter::once(any).chain(others).collect::<Vec<_>>())
}

/// What stands between today and the path at this place in the Brief.
#[must_use]
pub fn ladder(brief: &Brief, path: usize) -> Scene {
    let path = &brief.paths[path];
    let rungs: Vec<Row> = path
        .ladder
        .iter()
        .map(|rung| Row {
            title: rung.set.as_ref().map_or_else(
                || "Today".to_owned(),
                |(id, option)| format!("+ {}", setting(&brief.factors, id, option)),
            ),
            number: numbered(&rung.prospects),
            note: rung.probability.map_or_else(String::new, |p| format!("Itself {}", own(p))),
            spread: (&rung.prospects).into(),
        })
        .collect();
    rows("ladder", &format!("What stands between today and: {}", path.title), &rungs)
}

/// What must happen for the path at this place in the Brief, with letters for what other paths read too.
#[must_use]
pub fn path(brief: &Brief, path: usize) -> Scene {
    let basis = Basis::new(brief);
    let all: Vec<Need> = brief.paths.iter().map(|path| need(&basis, path).without_links()).collect();
    let (outlook, needed) = (&brief.paths[path], &all[path]);
    let title = format!("{}: {}", upper_first(&outlook.title), prospects(&outlook.prospects));
    let scene = needs("needs", &title, needed, &Badges::new(&all));
    titled(scene)
}

/// The motions that are put to a body, by their ids, in the order in which [`council`] knows them.
#[must_use]
pub fn motions(brief: &Brief) -> Vec<String> {
    sittings(brief).into_iter().map(|sitting| sitting.motion).collect()
}

/// The seats of the body that this motion is put to, with their stances in each context; `None` where no body votes on it.
#[must_use]
pub fn council(brief: &Brief, motion: &str) -> Option<Scene> {
    let sitting = sittings(brief).into_iter().find(|sitting| sitting.motion == motion)?;
    let (mut elements, mut said) = (Vec::new(), Vec::new());
    let (mut top, mut below, mut width) = (0.0, 0.0_f64, 0.0_f64);
    for (index, (given, mut council)) in sitting.contexts.into_iter().enumerate() {
        council.seats.iter_mut().for_each(|seat| seat.link.clear());
        let scene = seats(&council);
        let left = if index % 2 == 0 { 0.0 } else { scene.width + GAP };
        if index > 0 && index % 2 == 0 {
            top = below + GAP;
        }
        let heading = if given.is_empty() { 0.0 } else { 24.0 };
        elements.push(Element::text(left, top + 14.0, 12.5, upper_first(&given)).class("quiet"));
        said.push(format!("{}: {}", if given.is_empty() { &sitting.title } else { &given }, scene.description));
        below = below.max(top + heading + scene.height);
        width = width.max(left + scene.width);
        elements.push(Element::group(left, top + heading, scene.elements));
    }
    let description = said.join(". ");
    let scene = Scene { name: "council".to_owned(), width, height: below, title: sitting.title, description, elements };
    Some(titled(scene))
}

/// The room between pictures side by side.
const GAP: f64 = 40.0;

fn numbered(number: &outlook::Prospects) -> String {
    format!("{} · {}", prospects(number), number.words())
}

/// The scene with its title written above it.
fn titled(scene: Scene) -> Scene {
    let lines = wrap(&scene.title, 15.0, scene.width);
    let high = 20.0 * lines.len() as f64 + 8.0;
    let heading = lines.into_iter().enumerate();
    let mut elements: Vec<Element> =
        heading.map(|(at, line)| Element::text(0.0, 20.0 * (at as f64 + 1.0) - 4.0, 15.0, line).bold()).collect();
    elements.push(Element::group(0.0, high, scene.elements));
    Scene { height: scene.height + high, elements, ..scene }
}

//! A plain [`Scene`] becomes an SVG picture. Knows no politics.
//!
//! A scene has a size, a title and a description for people who do not see it, and elements: circles, rectangles, lines, paths,
//! texts and groups, each with a class (colours belong to the style sheet), a remark and a link. [`Scene::svg`] is the picture for
//! a page, [`Scene::file`] the same as a file with its own style sheet. The same scene gives the same bytes.
//!
//! The way through the files: `scene` is the value, `svg` writes it, `markup` escapes texts and writes numbers, `measure` guesses
//! how wide a text is, so that a scene can break its lines.

mod markup;
mod measure;
mod scene;
mod svg;

pub use markup::{escape, number};
pub use measure::{width, wrap};
pub use scene::{Anchor, Element, Scene, Shape, Step, Weight};

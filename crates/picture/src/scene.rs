//! What is drawn, as a plain value.

/// A picture: its size, what it says in words, and its elements from back to front.
#[derive(Clone, PartialEq, Debug)]
pub struct Scene {
    /// Its name, unique in a page: letters, digits and hyphens. Ids in the picture begin with it.
    pub name: String,
    /// Its width in user units.
    pub width: f64,
    /// Its height in user units.
    pub height: f64,
    /// What it shows. Without a title it says nothing that the text beside it does not, and is hidden from screen readers.
    pub title: String,
    /// The same at length, for those who do not see it; may be empty.
    pub description: String,
    /// From back to front.
    pub elements: Vec<Element>,
}

/// Something drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct Element {
    /// Its form and place.
    pub shape: Shape,
    /// Classes for the style sheet, parted by blanks; may be empty.
    pub class: String,
    /// What it says when a pointer rests on it; may be empty.
    pub remark: String,
    /// Where it leads; may be empty.
    pub link: String,
}

/// A form in its place. Lengths are user units; y grows downwards.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    /// Centre and radius.
    Circle {
        /// Centre.
        x: f64,
        /// Centre.
        y: f64,
        /// Radius.
        r: f64,
    },
    /// Upper left corner, size, and the radius of its corners.
    Rectangle {
        /// Left edge.
        x: f64,
        /// Upper edge.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// Radius of the corners.
        radius: f64,
    },
    /// From one point to another.
    Line {
        /// Where it begins.
        from: (f64, f64),
        /// Where it ends.
        to: (f64, f64),
    },
    /// Steps of a pen.
    Path(Vec<Step>),
    /// One line of text on its base line.
    Text {
        /// The point that the anchor is at.
        x: f64,
        /// The base line.
        y: f64,
        /// What it says.
        text: String,
        /// Which part of the text is at x.
        anchor: Anchor,
        /// Its size.
        size: f64,
        /// How heavy it is.
        weight: Weight,
    },
    /// Several elements moved together.
    Group {
        /// By how much to the right.
        x: f64,
        /// By how much down.
        y: f64,
        /// From back to front.
        elements: Vec<Element>,
    },
}

/// A step of a pen.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Step {
    /// Lift it and put it down here.
    Move(f64, f64),
    /// Draw a straight line to here.
    Line(f64, f64),
    /// Draw an arc of a circle with this radius, clockwise on the page, to here.
    Arc(f64, f64, f64),
    /// Draw back to where it was put down.
    Close,
}

/// Which part of a text is at its point.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Anchor {
    /// Its beginning.
    #[default]
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// How heavy a text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Weight {
    /// As usual.
    #[default]
    Regular,
    /// Heavier.
    Bold,
}

impl Element {
    /// An element of this form, without class, remark and link.
    #[must_use]
    pub fn new(shape: Shape) -> Self {
        Self { shape, class: String::new(), remark: String::new(), link: String::new() }
    }

    /// A circle.
    #[must_use]
    pub fn circle(x: f64, y: f64, r: f64) -> Self {
        Self::new(Shape::Circle { x, y, r })
    }

    /// A rectangle with sharp corners.
    #[must_use]
    pub fn rectangle(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self::rounded(x, y, width, height, 0.0)
    }

    /// A rectangle with round corners.
    #[must_use]
    pub fn rounded(x: f64, y: f64, width: f64, height: f64, radius: f64) -> Self {
        Self::new(Shape::Rectangle { x, y, width, height, radius })
    }

    /// A straight line.
    #[must_use]
    pub fn line(from: (f64, f64), to: (f64, f64)) -> Self {
        Self::new(Shape::Line { from, to })
    }

    /// Steps of a pen.
    #[must_use]
    pub fn path(steps: Vec<Step>) -> Self {
        Self::new(Shape::Path(steps))
    }

    /// Straight lines from point to point, back to the first when `closed`.
    #[must_use]
    pub fn polyline(points: &[(f64, f64)], closed: bool) -> Self {
        let steps = points.iter().enumerate().map(|(index, &(x, y))| match index {
            0 => Step::Move(x, y),
            _ => Step::Line(x, y),
        });
        Self::path(steps.chain(closed.then_some(Step::Close)).collect())
    }

    /// A line of text that begins at x.
    #[must_use]
    pub fn text(x: f64, y: f64, size: f64, text: impl Into<String>) -> Self {
        let (anchor, weight) = (Anchor::Start, Weight::Regular);
        Self::new(Shape::Text { x, y, text: text.into(), anchor, size, weight })
    }

    /// Elements moved together.
    #[must_use]
    pub fn group(x: f64, y: f64, elements: Vec<Self>) -> Self {
        Self::new(Shape::Group { x, y, elements })
    }

    /// The same with these classes.
    #[must_use]
    pub fn class(self, class: impl Into<String>) -> Self {
        Self { class: class.into(), ..self }
    }

    /// The same with a remark.
    #[must_use]
    pub fn remark(self, remark: impl Into<String>) -> Self {
        Self { remark: remark.into(), ..self }
    }

    /// The same as a link.
    #[must_use]
    pub fn link(self, link: impl Into<String>) -> Self {
        Self { link: link.into(), ..self }
    }

    /// A text with its middle or end at its point; other forms stay as they are.
    #[must_use]
    pub fn anchored(mut self, at: Anchor) -> Self {
        if let Shape::Text { anchor, .. } = &mut self.shape {
            *anchor = at;
        }
        self
    }

    /// A text in bold; other forms stay as they are.
    #[must_use]
    pub fn bold(mut self) -> Self {
        if let Shape::Text { weight, .. } = &mut self.shape {
            *weight = Weight::Bold;
        }
        self
    }

    /// Does it, or a part of it, lead somewhere?
    #[must_use]
    pub fn leads(&self) -> bool {
        !self.link.is_empty()
            || matches!(&self.shape, Shape::Group { elements, .. } if elements.iter().any(Self::leads))
    }
}

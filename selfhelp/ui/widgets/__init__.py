"""The pieces that pages are made of. They know the theme and the words, not the case.

See all of them in every state: ``selfhelp gallery DIR``. A page sets no colour, size or font of its own: it
names tokens (``theme.tokens``), faces (``theme.faces``), tones (``plain accent caution done danger``), and
icons by their Lucide name (``resources/icons/NAME.svg``). A component is made, shown and thrown away
with its
page; what it should remember, the page remembers.

**A page**
    ``PageTitle(title, line, lead=LetterTile(name), end=DeviceTabs(device))`` heads it.
    ``Heading(text)`` stands
    over rows, ``Prose(text, "body")`` is text. ``SoftScroll(ColumnWithAside(column, aside))`` scrolls
    it, and
    ``divide(width, scale)`` says how wide rail, column and aside are. ``Aside().add(title, *widgets)`` from
    1600 pixels on.

**The one next thing**
    ::

        start = Button(pgettext("plan", "Start"), "main")
        hero = HeroCard(title, why, icon_lead("camera", "accent"), time="15 minutes", buttons=(start,
        later))
        start.clicked.connect(begin)

    ``RaisedCard().add(*widgets)`` is the same card for other content; one raised card a page.

**Things to open or tick**
    ::

        row = RowButton(RowFace(title, line, caution, "10 min", service_lead("Instagram"), done=False),
        "row-x")
        row.opened.connect(show)          # the whole row
        row.ticked.connect(keep)          # the tick at its start; row-x-tick

    ``RowGroup([(name, face), …]).row(name)`` for several: more than six become one card, and with
    ``inside=True`` they are lines of a card around them. ``LongList`` for a
    hundred and more, with ``SearchField`` over it::

        field.searched.connect(listed.search)
        field.entered.connect(listed.take_keyboard)
        field.catch_typing(page)

    ``FoundList`` is both in one: the field alone at first, and what is found once a person types.

**What can wait**
    ``Fold(title, make_inside)`` alone; ``FoldCard(FoldedLine(title, make_inside, count="1 of 3",
    share=1 / 3))``
    for several with progress. The inside is made when it is opened first.

**Buttons**
    ``Button(text, kind)``: main (one a page), outlined, text, quiet, link, danger, erase, icon.
    ``ButtonLine(*buttons)`` puts them side by side. ``copy_number(name)`` and ``open_outside(name)``
    name what
    they act on; so does ``Button(text, about=name)``.

**Answers**
    ::

        cards = OptionCards([Option("x", text, detail, "map-pin")], chosen, words=question, single=False)
        cards.changed.connect(lambda values: …)
        top = Stepper(3, 8, "Question 3 of 8")

    ``Option(…, tile=True)`` wears the letter tile of a service. ``cards.search(words)`` shows those that hold
    the words.

**Fields**
    ``Field(label, Line(), name, hint="", width=320)``; ``.say(words, wrong=True)`` under it.
    ``Combo``,
    ``NumberField``, ``DateField`` and ``TimeField`` never change under the mouse wheel.

**How it stands**
    ``Timeline([Station(text, date, "past")], words)`` for a request, ``RecordLine([Day(…)])`` for records,
    ``Checklist(steps, done)`` for what to press, ``Points(sentences)`` for a list with nothing to tick,
    ``ProgressLine(done, total, words)``, ``Chip(text, tone)``, ``MenuPath(steps, here)``.

**What to know**
    ``may_notice(words)`` before the button that sets it off; ``minutes(words)``; ``hint(words)``.
    ``Notice(title, line, icon=…, button=…)``: one a page. ``FloatingNotice(window).tell(words, undo)``
    after
    something was done: 8 seconds, and the time stands still under pointer and keyboard.

**Pictures**
    ``Picture(regions.BAND, height=320)`` shows a part of the scene, ``PicturedCard(regions.REST, …)``
    the two
    choices after a step, ``DoneMark()`` the tick. ``ReachPicture(openers)`` where ``fits(openers,
    width)``, and
    ``ReachList(openers)`` always. ``TwoColumns(Half(…), Half(…))`` for give and hold back.
    ``LetterTile(name)``,
    ``LeadMark(lead)``, ``PromiseLine(title, line, lead, key="Esc")``, ``KeyCap("Esc")``, ``NumberCard(…)``.

**For makers of components**
    Cards in rows of one height stand in a ``CardGrid``.
    Paint with ``surface`` and ``typeset``; mirror boxes with ``flip``; follow the pointer with
    ``UnderPointer``; tell the ring how round you are with ``round_as``; give a role with ``speak_as``;
    take times from ``MOTION``.
    Set the text of a button that paints itself: tests and screen readers find it by that.
"""

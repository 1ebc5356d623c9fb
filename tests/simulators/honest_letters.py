"""Honest letters to partners about their tools, as people of a crew might write them; half to tune on, half to judge on.

None quotes a film. They were written before any threshold was chosen, and speak of what such letters speak of: how often a tool
was right, where it stood in the way, what it did not read, when somebody will call.
"""

from hashlib import sha256
from typing import Final

LETTERS: Final = tuple(
    letter.strip() + "\n"
    for letter in (
        """
Dear all,

we have used version 3 on two thirds of the material by now. It points at lines that were covered after all in about
one case of five. The cases have one thing in common: the take was lined by hand and the tool seems to look at the
slate alone. Could it read the linings instead?

Everything else is fine, and the editors like that it is quiet.

Kind regards,
Mona
""",
        """
Hello,

thank you for the quick answer. The tool now starts on our machine. It takes about four seconds for a whole day of
dailies, which nobody minds.

Two wishes from the cutting room:
- show the surest places first, not in script order;
- let us turn a template off for one scene only.

Best,
J.
""",
        """
To whom it may concern: we are removing the tool at the end of the month. This has nothing to do with its quality. We
are in the last week of the mix, nobody opens the boards any more, and there is nothing left for it to look at. We
will gladly install it again for the next one.

With thanks from everybody here.
""",
        """
Good morning,

it ran out of memory on Tuesday and again on Thursday. The material of those days has twice as many setups as usual,
because the second unit was shooting next to us. Smaller days are no trouble at all. I cannot send you the files, as
you know, but I can tell you that both days had more than ninety takes and five cameras.

Regards, the assistant editor
""",
        """
Hi there,

you asked how often people followed a suggestion. I do not count, and would not tell if I did: that is agreed. What I
can say is what people tell me over lunch. The script department finds the sentences too long. The first assistant
director would like fewer of them before a company move. Nobody has complained about a wrong one in two weeks.
""",
        """
Dear Ms Whitfield,

your certificate expires in nine days. Please send a bundle that is signed with the new key, and tell us the key on
the telephone, not by mail: we shall not install anything whose key we have not heard spoken.

The production office is open from eight to seven.

Yours sincerely
""",
        """
A short note on false alarms. The template about missing reverse angles speaks up in scenes that are meant to be one
shot. A scene that was planned as a single moving shot will never have a reverse angle. If you could read the boards
as well as the script you would know; please ask for them in the next manifest, and our storyboard artist will be
asked for her consent.
""",
        """
Hello Aria team,

the word "confidence" confuses our people. They read "sure" as if it had been checked by somebody. Would "often right"
do? Also, the second sentence of the fourth template has a typing error.

Greetings from the continuity department
""",
        """
Dear colleagues,

this is what we promised you after the first block of shooting.

1. Usefulness: three out of five, says the script supervisor. Two out of five, says the editor.
2. Speed: no complaints.
3. Noise: at first too much, since the last version about right.
4. Trust: people look at what it says. They do not lean on it, and that is how it should be.

What would help most: a reason with each place, in five words.

See you in spring.
""",
        """
we tried it on an old picture of ours to see what it does on something finished. it found the one hole we knew of and
two that nobody had ever noticed. after some shouting we agreed that it was right about one of them. nice work.
""",
        """
Hello,

I am writing because the tool stopped with an error in the middle of the afternoon. The log says "index out of range"
and names a file of yours, select.py, line 212. It happens when a scene has no dialogue whatsoever. I worked around
that by leaving those scenes out, which is not possible with the real schedule of course.

Could you look into it before Monday? We are moving to the studio then and will have plenty of scenes without a word.

Many thanks,
Peter (assistant editor)
""",
        """
Dear Sir or Madam,

please note that this production does not use artificial intelligence for anything that ends up on the screen. Your
tool was let in as an analytical one, and that is what it is used as. If a later version were to write or draw
anything, it would be refused, and we should have to talk about the agreement first.

Respectfully,
for the producers
""",
        """
Quick question: does version 5 need the dailies at all? The manifest asks for them, but as far as I can see only the
script and the cut are looked at. If they are not needed, please take them out. It is easier to ask four people for
their consent than eleven.
""",
        """
Hallo zusammen,

die neue Version läuft bei uns seit Montag ohne Absturz. Die Hinweise sind kürzer geworden, das gefällt allen. Zwei
Dinge stören noch: Bei Szenen mit mehreren Nummern wird nur die erste genannt, und die Reihenfolge wechselt von Lauf
zu Lauf. Könnt ihr das angleichen?

Viele Grüße aus dem Schneideraum
""",
        """
Bonjour,

merci pour la nouvelle version. Elle est plus rapide et plus discrète. Nous avons remarqué qu'elle signale parfois un
plan manquant alors que le réalisateur y a renoncé exprès. Est-ce qu'elle pourrait tenir compte de ce qui est voulu ?
Pour le reste, tout va bien, et l'équipe est contente.

Bien à vous,
Claire
""",
        """
Estimados señores:

El programa funciona bien en los días de rodaje normales. En los días con segunda unidad se queda sin tiempo. ¿Sería
posible que leyera solo las tomas buenas? Así tendría la mitad de trabajo.

Un saludo cordial desde el departamento de montaje.
""",
        """
Hi all,

the good news first: everybody who tried it kept it for a second day. The bad news: nobody could tell me afterwards
what had been different. It may be that our dailies are simply too well logged for it to matter. Our script supervisor
has thirty years of experience and leaves no holes.

Try a younger crew next time!
""",
        """
Dear partner,

as agreed we looked at the twelve templates again. We approved nine, refused two, and one we should like you to say
differently. The sentence about eye lines gives an order. Nobody here takes orders from a program, not even polite
ones. Please write what it has seen and leave it to us what to do about it.

Sincerely yours
""",
        """
Good evening,

a report from the night shift, where it is raining and nobody is shooting. I had time to run your tool on the first
three weeks. It pointed at forty places. I went through all of them with the list of pickups in my hand: thirty-one
were known, six were mistaken, three were new to us and have been scheduled. That is better than I had expected.

I am going home now.
""",
        """
To the engineers,

the weights file is larger than it needs to be. Our machine in the trailer has a small disk and a slow line. If there
is a version with half the size and nearly the same results, we would take it at once.

Also: please do not write temporary files of one gigabyte. We saw the limit being hit twice.

Cheers, Dee (digital imaging technician)
""",
        """
Dear Henrik,

you asked whether the sound department could use it. I asked them. The answer was a very long silence, and then a
very short word. They would like something that finds room tone that was never recorded. They do not want anything
that has an opinion on performances.

Yours,
Ruth
""",
        """
Hello again,

concerning the question on the phone: no, we cannot tell you which scenes. I know that this makes it hard to mend. What
I can do is describe the kind: two people in a vehicle, several cameras at once, a continuous conversation over many
pages. In such scenes it believes that the coverage is there although one side was never shot.

I hope that this helps.
""",
        """
Dear team, the tool did not run at all today. The message was that the bundle had been altered since it was signed. We
did not touch it. I suspect that our virus scanner repaired something. I have installed it afresh from the archive you
sent in February, and now it works. You may want to warn other houses about it.
""",
        """
Please stop calling it an assistant in your covering letters. We have assistants here, they have names, and they are
very good. It is a tool and we are glad to have it.

That aside: thank you for the corrections in the last release, which arrived exactly when we needed them.
""",
        """
Hello,

results of the small trial that we spoke of. Two editors worked with it for a week, two without; then they changed
places. Neither pair was faster. Both pairs said that they had slept better in the week with it, since they did not
lie awake thinking about what might be missing. I do not know how one would measure that, and I would not try to.

Best wishes,
the post-production supervisor
""",
        """
Could you give us a version that speaks Portuguese? The director reads English well, but half of the office does not,
and they are the ones who go through the list every evening. I would be happy to translate the templates myself, there
are only a few of them.
""",
        """
Dear all,

this is to let you know that we shall not renew. The reason is money and nothing else. We were pleased with the tool,
with how it behaved and with how you behaved. You may quote this sentence to others: it never once got in the way.

Farewell,
the line producer
""",
        """
Hi,

is there any chance that it treats inserts differently from masters? At the moment a missing insert of a clock gets
the same weight as a missing close-up of a leading actor. Any person would laugh about it. In the meantime we sort the
list by hand, which takes the second assistant ten minutes a day.

Thanks!
""",
        """
Dear Doctor Okonkwo,

I read your paper with interest and have passed it on to our head of post-production. There is one thing in it that I
would like to correct. On page seven you write that crews accept whatever is suggested when they are tired. It was
the other way round with us: towards the end of a long week people left everything for later.

With kind regards
""",
        """
Hello, it's me again with the weekly note.

Monday: fine.
Tuesday: fine.
Wednesday: nothing to report, we did not shoot.
Thursday: it found the gap in the birthday of all things on the schedule, and we could still do it on Friday morning.
Friday: fine, and thank you.

Until next week
""",
        """
We are a documentary crew, so most of what you call coverage does not exist here. There is no script before there is a
cut. Your tool took our transcript for a script and reported that almost everything is missing, which made for a merry
lunch. Please let it say that it has nothing to say.
""",
        """
Dear support,

the installation went well, the first run did not. It said that user namespaces are switched off on this machine. Our
technician has turned them on. Since then there have been nineteen runs without any trouble. You might mention it on
the first page of the instructions and not on the eleventh.

Regards,
Systems
""",
        """
Hello,

one more observation on numbers. When a scene is split in two and the second half gets a letter, the tool goes on
looking for the whole. It should take the new numbers from the current draft. The lined script knows them already.

Take care,
M.
""",
        """
Dear friends,

we wrapped yesterday. On the last day of principal photography there was a list of four places, and the director
looked at it for a while, laughed, and said that she wanted it exactly so. All four are intended. I mention it because
you asked for cases in which the tool is right and the answer is still no.

Love from all of us
""",
        """
Ladies and gentlemen,

pursuant to our conversation of last week I confirm that the guest tool will remain installed until the end of
September, that it may read script and cut, and that the consent for dailies has been withdrawn by one person, whose
name I shall not give. You will notice nothing of this, since you are told nothing; I tell you as a courtesy.

Yours faithfully,
Legal and business affairs
""",
        """
Hi Sam,

short and honest: too many words, too small a screen. On the telephone, on set, in the sun, nobody reads a sentence of
twenty words. Make it eight.

Otherwise good.

K.
""",
        """
Good day to you,

the visual effects people have asked me to write. Plates that are shot without actors are never in the script, so your
tool does not see why anybody would need them, and says of each that it belongs nowhere. There were sixty on one day.
Could it be quiet about anything that has no scene number?

Kind regards from the basement
""",
        """
Dear Aria Labs,

you have asked for a sentence for your website. Here is one that everybody has agreed to: "It looked where we told it
to look, and it left the deciding to us." Please do not add our name, nor the name of the production.

All the best for the new year!
""",
        """
Hello,

about the last paragraph of your message: we will not send recordings, pictures, pages, lists of scenes or numbers of
takes, not even without names. If a fault cannot be found without them, then it stays. I am sorry that this is so
strict. It is the reason why anybody here agreed to have the tool in the first place.

Sincerely
""",
        """
Dear colleagues,

a last remark before the holidays. Several of us thought that the tool had become worse with version 7. We went back
to version 6 for three days and found no difference. I believe that we had become better. The dailies come in logged
properly now, and what is left over for a program to find is hard to find for anybody.

Merry Christmas and a quiet January
""",
    )
)


def held_out(letter: str) -> bool:
    """Whether a letter belongs to the half that nothing was tuned on: by its digest, so always the same."""
    return sha256(letter.encode()).digest()[0] % 2 == 1

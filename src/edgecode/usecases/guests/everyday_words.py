"""Words of eight letters or more that letters about tools and shooting are made of: alone, none of them betrays a film.

A film may have any of them for a name (a part called Dispatch, a file called schedule.csv), and a letter may say the word all
the same. The list is a choice; what stands in it is not found in a letter where it is the whole of a name.
"""

from typing import Final

_WORDS: Final = """
absolute accepted accident according accurate actually addition addresses advanced adventure afternoons agencies agreement
agreements although analysis animation announcement anonymous answered anything anywhere apartments appendix approach approval
approved approximately archives argument armchair arranged arrangement arrangements assembly assigned assistance assistant
assistants attached attachment attention audience automatic automatically available bandwidth basement bathrooms bedrooms
beginning behaviour believed benefits birthday blackboard bluescreen boardroom bookshop bookstore boundary breakdown
breakdowns breakfast briefing brothers budgeting buildings business calendar cameraman campaign cancelled captions carefully
carpenter carriage catering certainly certificate chairman champion changeover channels character characters children
christmas cinematographer cinematography classroom cleaning clearance clipboard colleague colleagues collection colourist
comments commercial commission committee communication comparison complaint complaints complete completed completely computer
computers concerning condition conditions conference confidence confirmed connection consider consultant contents continuity
contract contracts convenience conversation coordinator copyright corrected correction corrections correctly corridors
costumes countryside courtroom coverage covering creative crossing currently customers database daughters deadline december
decision decisions decorator delivered deliveries delivery department departments described description designer designers
detailed detectives developer development dialogue difference different difficult directing direction directions director
directors directory disabled discovery discussed discussion dispatch dispatched dispatcher distance distribution division
document documentary documents download downloads downstairs drawings dressing duplicate duration editorial education
effective election electric electrician electronic elevator emergency employee employees engineer engineering engineers
equipment establishing estimate estimates everyday everything everywhere evidence examined examples excellent exchange
executive exercise expected experience experiment explained explanation exposure external fairground families favourite
features february feedback festival filename finished fireplace firewall flashback flashbacks followed following forecast
foreground forwards fountain framework frequency frequently friendly furniture generator gentleman gentlemen government
graphics grateful greenscreen guarantee hairdresser hallways handheld handwriting happened happening hardware headlights
headline headquarters helicopter highlight holidays hospitals household identical important improvement included including
incoming increase independent indicated individual industry information inserted inspection inspector installation installed
instance instruction instructions instrument insurance intended interest interesting interior internal internet interval
interview interviewer interviews invoices journalist judgement keyboard kitchens knowledge laboratory landlady landlord
landscape language languages laughter leadership learning lighting lightning limousine listened listening location locations
machinery magazine mainland maintenance management managers manifest material materials meanwhile measured mechanic mechanical
meetings memories merchant messages microphone midnight military minister mistaken mistakes moderator monitors montages
motorway mountains movement multiple murderer musician musicians narration narrator national navigation neighborhood neighbour
neighbours newspaper nightclub nightfall nineteen notebook november numbered observation observer obviously occasion
occasionally officers operation operator operators opposite ordinary organisation original otherwise outgoing overhead
overnight overview packages painting paragraph paragraphs paramedic paramedics participant particular partners passenger
passengers passport password patients pavement performance performances permission permissions personal personally pharmacist
pharmacy photograph photographer photographs physical pictures politician portrait position positions possible possibly
practical precisely preparation presence presentation presenter president pressure previous previously principal printing
priority prisoner prisoners probably problems procedure processed producer producers production productions products
professional professor programme programs progress projection projector projects promised properly property proposal
prosecutor protocol provided psychiatrist psychologist publication purchase purposes quarters question questions railways
receipts received recorded recording recordings recovery reference references referring rehearsal rehearsals relative released
remember rendering repeated replaced reporter reporters reporting represent requests required requirement research resolution
response restaurant restaurants returned returning reviewed revision revisions rightness roommate routines satellite saturday
scaffolding scenario scenarios schedule scheduled schedules scheduling scientist scientists screening screenplay screenplays
secondary secretaries security selected selection sentence sentences separate september sequence sequences sergeants services
settings seventeen shooting shootings shortlist shoulder showroom signature signatures sincerely situation sketches slightly
software soldiers something sometimes somewhere soundtrack speakers specific spreadsheet staircase standard standards standing
starting statement statements stations statistics stopwatch storyboard storyboards straight stranger strangers strategy
strength structure students subjects subtitle subtitles suddenly suggested suggestion suggestions sunlight supermarket
supervisor supervisors supplier suppliers supported surprise surprised surround suspected switched synopsis technical
technician technicians telephone telephones television template templates temporary terminal terrible testimony thirteen
thousand thousands thursday timecode timeline timelines together tomorrow training transcript transcripts transfer transition
transitions translation transport traveller treatment umbrella undercover understand understood undertaker unexpected
university unnecessary upstairs urgently vehicles versions veterinarian villagers violence visitors volunteer volunteers
waitress wardrobe warehouse warnings watching wednesday weekends whatever whenever whispers wireless withdrawn witnesses
wonderful workflow workshop workshops worldwide wristwatch yesterday yourself
"""
EVERYDAY_WORDS: Final = frozenset(_WORDS.split())
"""Small letters, as they are written."""

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name></name>
    <message>
        <source> ({low:.0%} to {high:.0%})</source>
        <translation> ({low:.0%} bis {high:.0%})</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> Pixel</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; cannot be downloaded by a program</source>
        <translation>„{name}“ kann kein Programm herunterladen</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; could not be downloaded</source>
        <translation>„{name}“ wurde nicht heruntergeladen</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is no set of labelled pictures</source>
        <translation>„{name}“ ist kein Satz von Bildern mit Label</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; needs {download}.</source>
        <translation>„{name}“ braucht {download}.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; needs {download}. To allow that, add --yes.</source>
        <translation>„{name}“ braucht {download}. Mit --yes erlauben Sie das.</translation>
    </message>
    <message>
        <source>1/{time:.0f} s</source>
        <translation>1/{time:.0f} s</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>A cluster needs the package Ray, which SimGUI does not bring. Install it with: pip install &apos;simgui[cluster]&apos;</source>
        <translation>Ein Cluster braucht das Paket Ray, das SimGUI nicht mitbringt. Installieren Sie es mit: pip install &apos;simgui[cluster]&apos;</translation>
    </message>
    <message>
        <source>A file is missing</source>
        <translation>Eine Datei fehlt</translation>
    </message>
    <message>
        <source>A file is not what it must be</source>
        <translation>Eine Datei ist nicht, was sie sein muss</translation>
    </message>
    <message>
        <source>A machine of the cluster cannot read pictures</source>
        <translation>Ein Rechner des Clusters kann keine Bilder lesen</translation>
    </message>
    <message>
        <source>A machine of the cluster does not see the pictures</source>
        <translation>Ein Rechner des Clusters sieht die Bilder nicht</translation>
    </message>
    <message>
        <source>A machine of the cluster makes other features</source>
        <translation>Ein Rechner des Clusters berechnet andere Merkmale</translation>
    </message>
    <message>
        <source>A match is right</source>
        <translation>Ein Treffer ist richtig</translation>
    </message>
    <message>
        <source>A model needs a name</source>
        <translation>Ein Modell braucht einen Namen</translation>
    </message>
    <message>
        <source>A picture does not find its near copies.</source>
        <translation>Ein Bild findet seine Beinahe-Kopien nicht.</translation>
    </message>
    <message>
        <source>A picture is matched, and rightly</source>
        <translation>Ein Bild hat einen Treffer, und zu Recht</translation>
    </message>
    <message>
        <source>A right nearest picture is a match</source>
        <translation>Ein richtiges nächstes Bild ist ein Treffer</translation>
    </message>
    <message>
        <source>A row for each label tested, a column for what its pictures match up to {distance:.4f}.</source>
        <translation>Eine Zeile für jedes getestete Label, eine Spalte für das, womit seine Bilder bis {distance:.4f} ein Treffer sind.</translation>
    </message>
    <message>
        <source>A sample picture: {reason}. Reinstall SimGUI.</source>
        <translation>Ein Beispielbild: {reason}. Installieren Sie SimGUI neu.</translation>
    </message>
    <message>
        <source>A search takes {most} at most, not {number:,}.</source>
        <translation>Eine Suche nimmt höchstens {most}, nicht {number:,}.</translation>
    </message>
    <message>
        <source>A starter is part of SimGUI. Delete another model.</source>
        <translation>Ein Startmodell gehört zu SimGUI. Löschen Sie ein anderes Modell.</translation>
    </message>
    <message numerus="yes">
        <source>Add pictures: {count:,} is few beside the other labels.</source>
        <translation>
            <numerusform>Ergänzen Sie Bilder: {count:,} ist wenig neben den anderen Labels.</numerusform>
            <numerusform>Ergänzen Sie Bilder: {count:,} sind wenig neben den anderen Labels.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add pictures: {count:,} is few.</source>
        <translation>
            <numerusform>Ergänzen Sie Bilder: {count:,} ist wenig.</numerusform>
            <numerusform>Ergänzen Sie Bilder: {count:,} sind wenig.</numerusform>
        </translation>
    </message>
    <message>
        <source>After each epoch the model is tried on pictures set aside.</source>
        <translation>Nach jeder Epoche wird das Modell an beiseitegelegten Bildern erprobt.</translation>
    </message>
    <message>
        <source>All of them are switched off or not wanted. Add one, or switch one on.</source>
        <translation>Alle sind ausgeschaltet oder nicht gewünscht. Fügen Sie eines hinzu, oder schalten Sie eines ein.</translation>
    </message>
    <message>
        <source>An address is shown and logged. Leave out user and token, and give them with: simgui shared add ADDRESS --user NAME</source>
        <translation>Eine Adresse wird gezeigt und protokolliert. Lassen Sie Benutzer und Token weg, und geben Sie sie an mit: simgui shared add ADRESSE --user NAME</translation>
    </message>
    <message>
        <source>An earlier version of SimGUI trained this model.</source>
        <translation>Eine frühere Version von SimGUI hat dieses Modell trainiert.</translation>
    </message>
    <message>
        <source>Another SimGUI has its window and does not answer. Close it, or use another library with --data-dir.</source>
        <translation>Ein anderes SimGUI hat ihr Fenster offen und antwortet nicht. Schließen Sie es, oder verwenden Sie mit --data-dir eine andere Bibliothek.</translation>
    </message>
    <message>
        <source>Another SimGUI works on it. Wait until it has ended.</source>
        <translation>Ein anderes SimGUI arbeitet daran. Warten Sie, bis es fertig ist.</translation>
    </message>
    <message>
        <source>Another program set up Keras 3 in this process. Start SimGUI from its own command.</source>
        <translation>Ein anderes Programm hat in diesem Prozess Keras 3 eingerichtet. Starten Sie SimGUI mit seinem eigenen Befehl.</translation>
    </message>
    <message>
        <source>Another seed sets other pictures aside and begins elsewhere.</source>
        <translation>Ein anderer Startwert legt andere Bilder beiseite und beginnt anderswo.</translation>
    </message>
    <message>
        <source>Another window or command does so. Wait until it is done.</source>
        <translation>Ein anderes Fenster oder ein Befehl tut das gerade. Warten Sie, bis es fertig ist.</translation>
    </message>
    <message>
        <source>Answer more pairs of pictures first.</source>
        <translation>Beantworten Sie zuerst mehr Bildpaare.</translation>
    </message>
    <message>
        <source>Arranging the map:</source>
        <translation>Karte wird angeordnet</translation>
    </message>
    <message>
        <source>As many as there are cores</source>
        <translation>So viele, wie es Kerne gibt</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>Asking about labels left out</source>
        <translation>Ausgelassene Labels werden geprüft</translation>
    </message>
    <message>
        <source>At its threshold it matches too little: right pictures would be called no match.</source>
        <translation>An seiner Schwelle trifft es zu wenig: Richtige Bilder hießen „kein Treffer“.</translation>
    </message>
    <message>
        <source>Batches in an epoch</source>
        <translation>Stapel je Epoche</translation>
    </message>
    <message>
        <source>Both files have the same content. Choose two other pictures.</source>
        <translation>Beide Dateien haben denselben Inhalt. Wählen Sie zwei andere Bilder.</translation>
    </message>
    <message>
        <source>Both together</source>
        <translation>Beides zusammen</translation>
    </message>
    <message>
        <source>By label: a match is right</source>
        <translation>Nach Label: Ein Treffer ist richtig</translation>
    </message>
    <message>
        <source>By label: a picture is matched, and rightly</source>
        <translation>Nach Label: Ein Bild hat einen Treffer, und zu Recht</translation>
    </message>
    <message>
        <source>By label: a right one is a match</source>
        <translation>Nach Label: Ein richtiges ist ein Treffer</translation>
    </message>
    <message>
        <source>By label: both together</source>
        <translation>Nach Label: beides zusammen</translation>
    </message>
    <message>
        <source>By label: false matches among labels it has not learnt</source>
        <translation>Nach Label: Fehltreffer bei Labels, die es nicht gelernt hat</translation>
    </message>
    <message>
        <source>By label: matches with its own label taken out</source>
        <translation>Nach Label: Treffer, wenn das eigene Label fehlt</translation>
    </message>
    <message>
        <source>By label: the nearest is the right one</source>
        <translation>Nach Label: Das nächste ist das richtige</translation>
    </message>
    <message>
        <source>Calibrating and comparing</source>
        <translation>Kalibrieren und Vergleichen</translation>
    </message>
    <message>
        <source>Cannot use this file or folder</source>
        <translation>Diese Datei oder dieser Ordner ist nicht nutzbar</translation>
    </message>
    <message>
        <source>Check the address and the network, or ask the person who runs the server; what was under way goes on when it is back.</source>
        <translation>Prüfen Sie Adresse und Netzwerk, oder fragen Sie die Person, die den Server betreibt; was gerade lief, geht weiter, wenn er wieder da ist.</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Checking the library</source>
        <translation>Bibliothek wird geprüft</translation>
    </message>
    <message>
        <source>Choose a folder to search in, then try again.</source>
        <translation>Wählen Sie einen Ordner, in dem gesucht wird, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Choose one with a picture and a label each, such as cifar10.</source>
        <translation>Wählen Sie einen mit je einem Bild und einem Label, etwa cifar10.</translation>
    </message>
    <message>
        <source>Choosing the best mix</source>
        <translation>Beste Mischung wird gewählt</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Comparing every picture with every other:</source>
        <translation>Jedes Bild wird mit jedem verglichen</translation>
    </message>
    <message>
        <source>Comparing look-alikes</source>
        <translation>Ähnliche werden verglichen</translation>
    </message>
    <message>
        <source>Comparing pictures</source>
        <translation>Bilder werden verglichen</translation>
    </message>
    <message>
        <source>Comparing pictures:</source>
        <translation>Bilder werden verglichen</translation>
    </message>
    <message>
        <source>Comparing:</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Connecting to the cluster {address}</source>
        <translation>Verbindung zum Cluster {address}</translation>
    </message>
    <message>
        <source>Copies of one picture lie under {before} and {last}: it is not learned from.</source>
        <translation>Kopien eines Bildes liegen unter {before} und {last}: Daraus wird nicht gelernt.</translation>
    </message>
    <message>
        <source>Copy or drop a picture, its file, or its full path.</source>
        <translation>Kopieren oder ziehen Sie ein Bild, seine Datei oder seinen vollen Pfad.</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Dark, high contrast</source>
        <translation>Dunkel, hoher Kontrast</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>E</source>
        <translation>O</translation>
    </message>
    <message>
        <source>Earlier starter</source>
        <translation>Früheres Startmodell</translation>
    </message>
    <message>
        <source>Embedding size</source>
        <translation>Größe des Embeddings</translation>
    </message>
    <message>
        <source>Epochs at most</source>
        <translation>Epochen höchstens</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>False matches among held-out labels</source>
        <translation>Fehltreffer bei zurückgehaltenen Labels</translation>
    </message>
    <message>
        <source>False matches among labels it has not learnt</source>
        <translation>Fehltreffer bei Labels, die es nicht gelernt hat</translation>
    </message>
    <message>
        <source>Fewer leave more of the computer to other programs. It holds from the next indexing on.</source>
        <translation>Weniger lassen anderen Programmen mehr vom Computer. Gilt ab dem nächsten Indizieren.</translation>
    </message>
    <message>
        <source>Fewer than {least} pictures of this folder are new to the model in use.</source>
        <translation>Weniger als {least} Bilder dieses Ordners sind dem verwendeten Modell neu.</translation>
    </message>
    <message>
        <source>Figures of a part of {folder} would mislead. Index all of it first.</source>
        <translation>Zahlen eines Teils von {folder} würden täuschen. Indizieren Sie zuerst alles.</translation>
    </message>
    <message>
        <source>Files are being moved already</source>
        <translation>Es werden schon Dateien verschoben</translation>
    </message>
    <message>
        <source>For two minutes, no machine of it could take work. Start its machines and try again; what was finished is kept.</source>
        <translation>Zwei Minuten lang konnte kein Rechner darin Arbeit annehmen. Starten Sie die Rechner, und versuchen Sie es noch einmal; was fertig war, bleibt.</translation>
    </message>
    <message>
        <source>For {taken:,} of {of:,} pictures of “{one}” the nearest is “{other}”, for {back:,} of {of_back:,} of “{other}” it is “{one}”.</source>
        <translation>Für {taken:,} von {of:,} Bildern von „{one}“ ist „{other}“ am nächsten, für {back:,} von {of_back:,} von „{other}“ ist es „{one}“.</translation>
    </message>
    <message>
        <source>Found best</source>
        <translation>Am besten gefunden</translation>
    </message>
    <message>
        <source>Found well.</source>
        <translation>Wird gut gefunden.</translation>
    </message>
    <message numerus="yes">
        <source>Found well; {count:,} of its pictures looks mislabelled.</source>
        <translation>
            <numerusform>Wird gut gefunden; {count:,} Bild sieht falsch gelabelt aus.</numerusform>
            <numerusform>Wird gut gefunden; {count:,} Bilder sehen falsch gelabelt aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Further down are {names}: if those are the labels, choose the last subfolder in Library, under Rules.</source>
        <translation>Weiter unten liegen {names}: Sind das die Labels, wählen Sie in der Bibliothek unter „Regeln“ den letzten Unterordner.</translation>
    </message>
    <message>
        <source>Getting what training needs:</source>
        <translation>Was das Training braucht, wird geholt</translation>
    </message>
    <message>
        <source>Give it at least one letter.</source>
        <translation>Geben Sie ihm mindestens einen Buchstaben.</translation>
    </message>
    <message>
        <source>Head and backbone do not fit ({reason})</source>
        <translation>Kopf und Grundnetz passen nicht zusammen ({reason})</translation>
    </message>
    <message>
        <source>How far each batch moves the network. Too much, and it learns nothing.</source>
        <translation>Wie weit jeder Stapel das Netz bewegt. Bei zu viel lernt es nichts.</translation>
    </message>
    <message>
        <source>How well “{model}” finds {folder}</source>
        <translation>Wie gut „{model}“ in {folder} findet</translation>
    </message>
    <message>
        <source>ISO {iso:.0f}</source>
        <translation>ISO {iso:.0f}</translation>
    </message>
    <message>
        <source>If they are labels, say so in Library, under Rules.</source>
        <translation>Sind es Labels, sagen Sie das in der Bibliothek unter „Regeln“.</translation>
    </message>
    <message>
        <source>In the grid of the library.</source>
        <translation>Im Raster der Bibliothek.</translation>
    </message>
    <message>
        <source>Indexing</source>
        <translation>Indizieren</translation>
    </message>
    <message>
        <source>Install it with: python -m pip install &quot;simgui[datasets]&quot;</source>
        <translation>Installieren Sie es mit: python -m pip install &quot;simgui[datasets]&quot;</translation>
    </message>
    <message>
        <source>Install it with: python -m pip install &quot;{wanted}&quot;</source>
        <translation>Installieren Sie es mit: python -m pip install &quot;{wanted}&quot;</translation>
    </message>
    <message>
        <source>It does not answer any more. Check that it is running and start again; what was finished is kept.</source>
        <translation>Er antwortet nicht mehr. Prüfen Sie, ob er läuft, und beginnen Sie noch einmal; was fertig war, bleibt.</translation>
    </message>
    <message>
        <source>It does not find better beyond the margin of error.</source>
        <translation>Es findet nicht besser über die Fehlerspanne hinaus.</translation>
    </message>
    <message>
        <source>It finds better, beyond the margin of error, and its verdicts are no worse.</source>
        <translation>Es findet besser, über die Fehlerspanne hinaus, und seine Urteile sind nicht schlechter.</translation>
    </message>
    <message>
        <source>It finds better, but its verdicts are worse: it misses more, or has more false matches.</source>
        <translation>Es findet besser, aber seine Urteile sind schlechter: Es verpasst mehr oder hat mehr Fehltreffer.</translation>
    </message>
    <message>
        <source>It gives no embedding</source>
        <translation>Es liefert kein Embedding</translation>
    </message>
    <message>
        <source>It gives no numbers. Please report which computer this is.</source>
        <translation>Es liefert keine Zahlen. Bitte melden Sie, was für ein Computer das ist.</translation>
    </message>
    <message>
        <source>It has no label.</source>
        <translation>Es hat kein Label.</translation>
    </message>
    <message>
        <source>It has schema {version}, this program knows up to {known}. Install the newer SimGUI to use it.</source>
        <translation>Er hat Schema {version}, dieses Programm kennt sie bis {known}. Installieren Sie das neuere SimGUI, um ihn zu verwenden.</translation>
    </message>
    <message>
        <source>It is added once, a download of {size}: click Train, or use simgui training add.</source>
        <translation>Es wird einmal hinzugefügt, ein Download von {size}: Klicken Sie auf „Trainieren“, oder nutzen Sie simgui training add.</translation>
    </message>
    <message>
        <source>It is kept as {name}, and a new one is made. What you decided (labels, verdicts, cutpoints, folders) is in it; your pictures are looked at again as you open or rescan their folders.</source>
        <translation>Er bleibt als {name} erhalten, und ein neuer wird angelegt. Was Sie entschieden haben (Labels, Urteile, Schwellen, Ordner), steht darin; Ihre Bilder werden neu angesehen, wenn Sie ihre Ordner öffnen oder neu einlesen.</translation>
    </message>
    <message>
        <source>It is neither here nor in a shared library.</source>
        <translation>Es ist weder hier noch in einer gemeinsamen Bibliothek.</translation>
    </message>
    <message>
        <source>It is not in this program; install SimGUI from source for that.</source>
        <translation>Es ist in diesem Programm nicht enthalten; installieren Sie dafür SimGUI aus dem Quelltext.</translation>
    </message>
    <message>
        <source>It is “{name}” ({model}).</source>
        <translation>Es ist „{name}“ ({model}).</translation>
    </message>
    <message>
        <source>It makes no numbers of some pictures</source>
        <translation>Es liefert für manche Bilder keine Zahlen</translation>
    </message>
    <message>
        <source>It needs more memory than a model may</source>
        <translation>Es braucht mehr Speicher, als ein Modell darf</translation>
    </message>
    <message numerus="yes">
        <source>It rests on {answers:,} answers, {same:,} of them “same”, added to {count:,} labelled picture that calibrated the model.</source>
        <translation>
            <numerusform>Sie beruht auf {answers:,} Antworten, davon {same:,} „gleich“, und auf {count:,} Bild mit Label, das das Modell kalibriert hat.</numerusform>
            <numerusform>Sie beruht auf {answers:,} Antworten, davon {same:,} „gleich“, und auf {count:,} Bildern mit Label, die das Modell kalibriert haben.</numerusform>
        </translation>
    </message>
    <message>
        <source>It rests on {answers:,} answers, {same:,} of them “same”.</source>
        <translation>Sie beruht auf {answers:,} Antworten, davon {same:,} „gleich“.</translation>
    </message>
    <message>
        <source>It stopped without a result (exit status {status}); your library and the active model are as they were. If the computer was short of memory, close other programs and try again; {log} says more.</source>
        <translation>Es endete ohne Ergebnis (Status {status}); Ihre Bibliothek und das verwendete Modell sind unverändert. War der Speicher knapp, schließen Sie andere Programme und versuchen Sie es noch einmal; mehr steht in {log}.</translation>
    </message>
    <message>
        <source>Its catalogue, www.tensorflow.org/datasets, lists them; cifar10 is one.</source>
        <translation>Sein Katalog, www.tensorflow.org/datasets, führt sie auf; cifar10 ist einer.</translation>
    </message>
    <message>
        <source>Its errors are spread over several labels: add more, and more varied, pictures.</source>
        <translation>Seine Fehler verteilen sich auf mehrere Labels: Ergänzen Sie mehr und vielfältigere Bilder.</translation>
    </message>
    <message>
        <source>Its file has been removed or changed since. Choose another picture.</source>
        <translation>Seine Datei wurde seither entfernt oder geändert. Wählen Sie ein anderes Bild.</translation>
    </message>
    <message>
        <source>Its file is gone. Connect its drive, or rescan.</source>
        <translation>Seine Datei ist nicht mehr da. Schließen Sie das Laufwerk an, oder lesen Sie neu ein.</translation>
    </message>
    <message>
        <source>Its nearest pictures: “{first}” at {nearest:.2f}, “{second}” at {next:.2f}.</source>
        <translation>Seine nächsten Bilder: „{first}“ bei {nearest:.2f}, „{second}“ bei {next:.2f}.</translation>
    </message>
    <message>
        <source>Its owners give it to registered people only. Choose another, such as cifar10.</source>
        <translation>Die Eigentümer geben ihn nur an angemeldete Personen. Wählen Sie einen anderen, etwa cifar10.</translation>
    </message>
    <message>
        <source>Its pictures are in a format that SimGUI does not know. Choose another data set.</source>
        <translation>Seine Bilder haben ein Format, das SimGUI nicht kennt. Wählen Sie einen anderen Datensatz.</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Keep each in one subfolder.</source>
        <translation>Lassen Sie jedes in nur einem Unterordner.</translation>
    </message>
    <message>
        <source>Label by label, the weakest first</source>
        <translation>Label für Label, die schwächsten zuerst</translation>
    </message>
    <message>
        <source>Labelled “{label}”.</source>
        <translation>Label „{label}“.</translation>
    </message>
    <message>
        <source>Labels are left out in turn, which takes at least {least}.</source>
        <translation>Labels werden reihum ausgelassen; dazu braucht es mindestens {least}.</translation>
    </message>
    <message>
        <source>Labels are left out in turn, which takes {labels} labels with enough pictures, and {pictures} pictures of the others that it has not learnt.</source>
        <translation>Labels werden reihum ausgelassen; dazu braucht es {labels} Labels mit genug Bildern und {pictures} Bilder der anderen, die es nicht gelernt hat.</translation>
    </message>
    <message>
        <source>Labels in a batch</source>
        <translation>Labels je Stapel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Left out: {problem}</source>
        <translation>Ausgelassen: {problem}</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Light or dark, and in high contrast. It changes at once.</source>
        <translation>Hell oder dunkel, auch mit hohem Kontrast. Ändert sich sofort.</translation>
    </message>
    <message>
        <source>Light, high contrast</source>
        <translation>Hell, hoher Kontrast</translation>
    </message>
    <message>
        <source>Looking at colours</source>
        <translation>Farben werden angesehen</translation>
    </message>
    <message>
        <source>Looking at groups</source>
        <translation>Gruppen werden angesehen</translation>
    </message>
    <message>
        <source>Looking at labels</source>
        <translation>Labels werden angesehen</translation>
    </message>
    <message>
        <source>Looking at pictures</source>
        <translation>Bilder werden angesehen</translation>
    </message>
    <message>
        <source>Looking at the pictures again</source>
        <translation>Bilder werden noch einmal angesehen</translation>
    </message>
    <message>
        <source>Looking at what is published:</source>
        <translation>Veröffentlichtes wird angesehen</translation>
    </message>
    <message>
        <source>Looking for keywords</source>
        <translation>Stichwörter werden gesucht</translation>
    </message>
    <message>
        <source>Looking for the sharpest</source>
        <translation>Die schärfsten werden gesucht</translation>
    </message>
    <message>
        <source>Looking for wrong labels among</source>
        <translation>Falsche Labels werden gesucht</translation>
    </message>
    <message>
        <source>Looking through the folder:</source>
        <translation>Ordner wird durchgesehen</translation>
    </message>
    <message>
        <source>Match up to</source>
        <translation>Treffer bis</translation>
    </message>
    <message>
        <source>Matches with its own label taken out</source>
        <translation>Treffer, wenn das eigene Label fehlt</translation>
    </message>
    <message numerus="yes">
        <source>Measured on {count:,} scene: only a gain of more than {gain:.0%} could be told from chance. About {advised} are needed to tell: add pictures of other scenes; a tenth is set aside to measure.</source>
        <translation>
            <numerusform>Gemessen an {count:,} Szene: Nur ein Gewinn von mehr als {gain:.0%} wäre von Zufall zu unterscheiden. Dafür braucht es etwa {advised}: Ergänzen Sie Bilder anderer Szenen; ein Zehntel wird zum Messen beiseitegelegt.</numerusform>
            <numerusform>Gemessen an {count:,} Szenen: Nur ein Gewinn von mehr als {gain:.0%} wäre von Zufall zu unterscheiden. Dafür braucht es etwa {advised}: Ergänzen Sie Bilder anderer Szenen; ein Zehntel wird zum Messen beiseitegelegt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Measured on {pictures:,} pictures of {count:,} scene; the margins of error count scenes.</source>
        <translation>
            <numerusform>Gemessen an {pictures:,} Bildern von {count:,} Szene; die Fehlerspannen zählen Szenen.</numerusform>
            <numerusform>Gemessen an {pictures:,} Bildern von {count:,} Szenen; die Fehlerspannen zählen Szenen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Measured when the model was trained, at its own threshold ({distance:.4f}), with labels left out in turn.</source>
        <translation>Beim Training des Modells gemessen, an seiner eigenen Schwelle ({distance:.4f}), mit reihum ausgelassenen Labels.</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>More come when you scroll.</source>
        <translation>Beim Blättern kommen weitere.</translation>
    </message>
    <message>
        <source>More labels at once make finer differences count.</source>
        <translation>Mehr Labels auf einmal lassen feinere Unterschiede zählen.</translation>
    </message>
    <message>
        <source>More pictures at once show more of what a label can look like.</source>
        <translation>Mehr Bilder auf einmal zeigen mehr davon, wie ein Label aussehen kann.</translation>
    </message>
    <message>
        <source>Moving files</source>
        <translation>Dateien werden verschoben</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>No cluster can be started here</source>
        <translation>Hier lässt sich kein Cluster starten</translation>
    </message>
    <message>
        <source>No folder is open</source>
        <translation>Kein Ordner ist offen</translation>
    </message>
    <message>
        <source>No label of {pictures} pictures or more shows {scenes} scenes, so a model can only be measured on near copies of what it has learnt: with new pictures it will do worse. Add pictures from other times or places.</source>
        <translation>Kein Label mit {pictures} oder mehr Bildern zeigt {scenes} Szenen. Ein Modell lässt sich daher nur an Beinahe-Kopien dessen messen, was es gelernt hat: Bei neuen Bildern wird es schlechter sein. Ergänzen Sie Bilder von anderen Zeiten oder Orten.</translation>
    </message>
    <message>
        <source>No labelled pictures</source>
        <translation>Keine Bilder mit Label</translation>
    </message>
    <message>
        <source>No labels.</source>
        <translation>Keine Labels.</translation>
    </message>
    <message>
        <source>No new labels.</source>
        <translation>Keine neuen Labels.</translation>
    </message>
    <message>
        <source>No picture has a neighbour.</source>
        <translation>Kein Bild hat einen Nachbarn.</translation>
    </message>
    <message>
        <source>No picture here says when it was taken.</source>
        <translation>Kein Bild hier sagt, wann es aufgenommen wurde.</translation>
    </message>
    <message>
        <source>No picture of this folder is indexed.</source>
        <translation>Kein Bild dieses Ordners ist indiziert.</translation>
    </message>
    <message>
        <source>No picture of {folder} is indexed so far.</source>
        <translation>Bisher ist kein Bild von {folder} indiziert.</translation>
    </message>
    <message>
        <source>No pictures here</source>
        <translation>Hier sind keine Bilder</translation>
    </message>
    <message>
        <source>No program takes it.</source>
        <translation>Kein Programm öffnet es.</translation>
    </message>
    <message>
        <source>No starter has looked at these pictures. Choose a starter in Train.</source>
        <translation>Kein Startmodell hat diese Bilder angesehen. Wählen Sie unter „Training“ ein Startmodell.</translation>
    </message>
    <message>
        <source>No such cluster</source>
        <translation>Kein solcher Cluster</translation>
    </message>
    <message>
        <source>No such folder</source>
        <translation>Kein solcher Ordner</translation>
    </message>
    <message>
        <source>No such model</source>
        <translation>Kein solches Modell</translation>
    </message>
    <message>
        <source>No such version</source>
        <translation>Keine solche Version</translation>
    </message>
    <message>
        <source>No training is waiting to go on. Train anew.</source>
        <translation>Kein Training wartet auf seine Fortsetzung. Trainieren Sie neu.</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Keine.</translation>
    </message>
    <message>
        <source>Not drawn</source>
        <translation>Nicht gezogen</translation>
    </message>
    <message>
        <source>Not in the data folder</source>
        <translation>Nicht im Datenordner</translation>
    </message>
    <message>
        <source>Not tested</source>
        <translation>Nicht getestet</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Nothing answers at {address} ({reason}). Check the address, and that the cluster is running.</source>
        <translation>Unter {address} antwortet nichts ({reason}). Prüfen Sie die Adresse, und ob der Cluster läuft.</translation>
    </message>
    <message>
        <source>Nothing answers at {server} ({reason}).</source>
        <translation>Unter {server} antwortet nichts ({reason}).</translation>
    </message>
    <message>
        <source>Nothing answers at {server}.</source>
        <translation>Unter {server} antwortet nichts.</translation>
    </message>
    <message>
        <source>Nothing had to be changed.</source>
        <translation>Es war nichts zu ändern.</translation>
    </message>
    <message>
        <source>Nothing is indexed yet</source>
        <translation>Noch ist nichts indiziert</translation>
    </message>
    <message>
        <source>Nothing is learnt here yet</source>
        <translation>Hier ist noch nichts gelernt</translation>
    </message>
    <message>
        <source>Nothing to change.</source>
        <translation>Nichts zu ändern.</translation>
    </message>
    <message>
        <source>Nothing to measure honestly</source>
        <translation>Nichts, woran sich ehrlich messen lässt</translation>
    </message>
    <message>
        <source>Nothing to resume</source>
        <translation>Nichts fortzusetzen</translation>
    </message>
    <message>
        <source>Nothing to search in</source>
        <translation>Nichts, worin gesucht werden kann</translation>
    </message>
    <message>
        <source>Nothing was changed. Rescan the folder, then try again.</source>
        <translation>Nichts wurde geändert. Lesen Sie den Ordner neu ein, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Nothing was downloaded</source>
        <translation>Nichts wurde heruntergeladen</translation>
    </message>
    <message>
        <source>Nothing would be left of the group of {name}. Leave one of its pictures out.</source>
        <translation>Von der Gruppe von {name} bliebe nichts übrig. Lassen Sie eines ihrer Bilder aus.</translation>
    </message>
    <message>
        <source>Nowhere to ask</source>
        <translation>Hier lässt sich nicht nachfragen</translation>
    </message>
    <message>
        <source>Nowhere to take training from</source>
        <translation>Keine Quelle für das Training</translation>
    </message>
    <message>
        <source>Of some pictures only labels and names are searched: no starter has seen them.</source>
        <translation>Bei manchen Bildern werden nur Labels und Namen durchsucht: Kein Startmodell hat sie gesehen.</translation>
    </message>
    <message>
        <source>Of {all:,} pictures, about {most:,} drawn evenly, are learned; all can be searched afterwards.</source>
        <translation>Von {all:,} Bildern werden etwa {most:,}, gleichmäßig gezogen, gelernt; durchsuchen lassen sich danach alle.</translation>
    </message>
    <message>
        <source>On a machine of the cluster: {message}</source>
        <translation>Auf einem Rechner des Clusters: {message}</translation>
    </message>
    <message>
        <source>One of the five nearest has</source>
        <translation>Eines der fünf nächsten hat es</translation>
    </message>
    <message>
        <source>One picture of each group must stay</source>
        <translation>Von jeder Gruppe muss ein Bild bleiben</translation>
    </message>
    <message numerus="yes">
        <source>Only about {count:,} scene is set aside to measure the model, too few to tell whether it is better. With {each} scenes of each label, at least {least} are. Near copies are one scene.</source>
        <translation>
            <numerusform>Nur etwa {count:,} Szene wird zum Messen des Modells beiseitegelegt, zu wenig, um zu sagen, ob es besser ist. Mit {each} Szenen je Label sind es mindestens {least}. Beinahe-Kopien sind eine Szene.</numerusform>
            <numerusform>Nur etwa {count:,} Szenen werden zum Messen des Modells beiseitegelegt, zu wenige, um zu sagen, ob es besser ist. Mit {each} Szenen je Label sind es mindestens {least}. Beinahe-Kopien sind eine Szene.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only labels, names and dates are searched: no starter has seen the pictures.</source>
        <translation>Nur Labels, Namen und Datumsangaben werden durchsucht: Kein Startmodell hat die Bilder gesehen.</translation>
    </message>
    <message numerus="yes">
        <source>Only {count:,} picture was tested: these figures say little yet.</source>
        <translation>
            <numerusform>Nur {count:,} Bild wurde getestet: Diese Zahlen sagen noch wenig.</numerusform>
            <numerusform>Nur {count:,} Bilder wurden getestet: Diese Zahlen sagen noch wenig.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only {count} of your {answers} answers is “different”. A threshold needs {least}.</source>
        <translation>
            <numerusform>Nur {count} Ihrer {answers} Antworten ist „verschieden“. Eine Schwelle braucht {least}.</numerusform>
            <numerusform>Nur {count} Ihrer {answers} Antworten sind „verschieden“. Eine Schwelle braucht {least}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only {count} of your {answers} answers is “same”. A threshold needs {least}.</source>
        <translation>
            <numerusform>Nur {count} Ihrer {answers} Antworten ist „gleich“. Eine Schwelle braucht {least}.</numerusform>
            <numerusform>Nur {count} Ihrer {answers} Antworten sind „gleich“. Eine Schwelle braucht {least}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only “{label}” has {pictures} pictures or more of at least {scenes} scenes, so the model is measured on it alone: that does not tell how well labels are told apart. Add pictures of another label.</source>
        <translation>Nur „{label}“ hat {pictures} oder mehr Bilder aus mindestens {scenes} Szenen; das Modell wird daher nur daran gemessen. Das sagt nicht, wie gut Labels unterschieden werden. Ergänzen Sie Bilder eines anderen Labels.</translation>
    </message>
    <message>
        <source>No picture in {folder} is indexed yet. Open the folder, or run: {command}</source>
        <translation>Noch ist kein Bild in {folder} indiziert. Öffnen Sie den Ordner, oder führen Sie aus: {command}</translation>
    </message>
    <message>
        <source>No picture is indexed yet. Open a folder, or run: {command}</source>
        <translation>Noch ist kein Bild indiziert. Öffnen Sie einen Ordner, oder führen Sie aus: {command}</translation>
    </message>
    <message>
        <source>Otherwise make a subfolder for each label and put its pictures there.</source>
        <translation>Legen Sie sonst für jedes Label einen Unterordner an, und verschieben Sie seine Bilder dorthin.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Pictures cannot be decoded</source>
        <translation>Bilder lassen sich nicht dekodieren</translation>
    </message>
    <message>
        <source>Pictures indexed at a time</source>
        <translation>Gleichzeitig indizierte Bilder</translation>
    </message>
    <message>
        <source>Pictures of a label</source>
        <translation>Bilder je Label</translation>
    </message>
    <message>
        <source>Pictures of a label stand together</source>
        <translation>Bilder eines Labels stehen zusammen</translation>
    </message>
    <message>
        <source>Pictures of each label in a batch</source>
        <translation>Bilder je Label im Stapel</translation>
    </message>
    <message>
        <source>Precision, recall and F1 at every threshold</source>
        <translation>Präzision, Recall und F1 an jeder Schwelle</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Preparing the map</source>
        <translation>Karte wird vorbereitet</translation>
    </message>
    <message>
        <source>Preparing the new starter:</source>
        <translation>Neues Startmodell wird vorbereitet</translation>
    </message>
    <message>
        <source>Preparing views of the pictures</source>
        <translation>Ansichten der Bilder werden vorbereitet</translation>
    </message>
    <message>
        <source>Preparing “{name}”:</source>
        <translation>„{name}“ wird vorbereitet</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Rates over distance</source>
        <translation>Quoten über dem Abstand</translation>
    </message>
    <message>
        <source>Ray is missing</source>
        <translation>Ray fehlt</translation>
    </message>
    <message>
        <source>Ray says: {said}. Install the same version of SimGUI on every machine of the cluster: pip install &apos;simgui[cluster]&apos;</source>
        <translation>Ray sagt: {said}. Installieren Sie auf jedem Rechner des Clusters dieselbe Version von SimGUI: pip install &apos;simgui[cluster]&apos;</translation>
    </message>
    <message>
        <source>Ray says: {said}. Leave out --cluster, or try again.</source>
        <translation>Ray sagt: {said}. Lassen Sie --cluster weg, oder versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Reading features</source>
        <translation>Merkmale werden gelesen</translation>
    </message>
    <message>
        <source>Reading keywords of</source>
        <translation>Stichwörter werden gelesen</translation>
    </message>
    <message>
        <source>Reading shapes</source>
        <translation>Formen werden gelesen</translation>
    </message>
    <message>
        <source>Reading sidecars of</source>
        <translation>Begleitdateien werden gelesen</translation>
    </message>
    <message>
        <source>Reading the dates of</source>
        <translation>Aufnahmezeiten werden gelesen</translation>
    </message>
    <message>
        <source>Reading the pictures</source>
        <translation>Bilder werden gelesen</translation>
    </message>
    <message>
        <source>Rescan the folder, then try again.</source>
        <translation>Lesen Sie den Ordner neu ein, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>Searching by words does not work</source>
        <translation>Die Suche nach Wörtern funktioniert nicht</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Shared libraries do not know places</source>
        <translation>Gemeinsame Bibliotheken kennen keine Orte</translation>
    </message>
    <message>
        <source>Shared libraries need another package</source>
        <translation>Gemeinsame Bibliotheken brauchen ein weiteres Paket</translation>
    </message>
    <message>
        <source>SimGUI does not use the network: save the picture, or copy the picture itself.</source>
        <translation>SimGUI nutzt das Netz nicht: Speichern Sie das Bild, oder kopieren Sie das Bild selbst.</translation>
    </message>
    <message>
        <source>SimGUI model (*.simgui)</source>
        <translation>SimGUI-Modell (*.simgui)</translation>
    </message>
    <message>
        <source>SimGUI needs it. {remedy}</source>
        <translation>SimGUI braucht es. {remedy}</translation>
    </message>
    <message>
        <source>SimGUI was closed by a crash</source>
        <translation>SimGUI wurde durch einen Absturz beendet</translation>
    </message>
    <message>
        <source>SimGUI works with {package} {versions}. {remedy}</source>
        <translation>SimGUI arbeitet mit {package} {versions}. {remedy}</translation>
    </message>
    <message>
        <source>Similar pictures shown at first</source>
        <translation>Zuerst gezeigte ähnliche Bilder</translation>
    </message>
    <message>
        <source>Size of thumbnails</source>
        <translation>Größe der Vorschaubilder</translation>
    </message>
    <message>
        <source>So few pictures say little: margin of error up to ±{points:.0f} points.</source>
        <translation>So wenige Bilder sagen wenig: Fehlerspanne bis ±{points:.0f} Punkte.</translation>
    </message>
    <message>
        <source>So nothing can be found near it. Search with another picture, or in any place.</source>
        <translation>In seiner Nähe lässt sich daher nichts finden. Suchen Sie mit einem anderen Bild oder an jedem Ort.</translation>
    </message>
    <message>
        <source>Some pictures were damaged in the catalogue</source>
        <translation>Manche Bilder waren im Katalog beschädigt</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>Sorting pictures</source>
        <translation>Bilder werden sortiert</translation>
    </message>
    <message>
        <source>Starter</source>
        <translation>Startmodell</translation>
    </message>
    <message>
        <source>Starter (fast)</source>
        <translation>Startmodell (schnell)</translation>
    </message>
    <message>
        <source>Subfolders are no labels: you chose so.</source>
        <translation>Unterordner sind keine Labels: So haben Sie gewählt.</translation>
    </message>
    <message>
        <source>Taking out what is gone:</source>
        <translation>Fehlendes wird herausgenommen</translation>
    </message>
    <message>
        <source>TensorFlow Datasets has no &apos;{name}&apos;</source>
        <translation>TensorFlow Datasets hat kein „{name}“</translation>
    </message>
    <message>
        <source>TensorFlow Datasets is missing</source>
        <translation>TensorFlow Datasets fehlt</translation>
    </message>
    <message>
        <source>TensorFlow does not start</source>
        <translation>TensorFlow startet nicht</translation>
    </message>
    <message>
        <source>TensorFlow uses the wrong Keras</source>
        <translation>TensorFlow verwendet das falsche Keras</translation>
    </message>
    <message>
        <source>TensorFlow, by which SimGUI learns, does not come for Python {version} yet; install SimGUI with one of these to train. All the rest works here, and both use the same library.</source>
        <translation>TensorFlow, mit dem SimGUI lernt, gibt es für Python {version} noch nicht; installieren Sie SimGUI zum Trainieren mit einem der genannten. Alles andere funktioniert hier, und beide nutzen dieselbe Bibliothek.</translation>
    </message>
    <message>
        <source>Tested on</source>
        <translation>Getestet mit</translation>
    </message>
    <message>
        <source>The address names a user</source>
        <translation>Die Adresse nennt einen Benutzer</translation>
    </message>
    <message>
        <source>The backup is newer than this program</source>
        <translation>Die Sicherung ist neuer als dieses Programm</translation>
    </message>
    <message>
        <source>The catalogue cannot be used</source>
        <translation>Der Katalog ist nicht nutzbar</translation>
    </message>
    <message>
        <source>The catalogue contradicted itself</source>
        <translation>Der Katalog enthielt Widersprüche</translation>
    </message>
    <message>
        <source>The catalogue is damaged</source>
        <translation>Der Katalog ist beschädigt</translation>
    </message>
    <message>
        <source>The catalogue is newer than this program</source>
        <translation>Der Katalog ist neuer als dieses Programm</translation>
    </message>
    <message>
        <source>The catalogue was damaged</source>
        <translation>Der Katalog war beschädigt</translation>
    </message>
    <message>
        <source>The certificate of {server} is not accepted ({reason}). Nothing was sent; ask the person who runs the server.</source>
        <translation>Das Zertifikat von {server} wird nicht anerkannt ({reason}). Nichts wurde gesendet; fragen Sie die Person, die den Server betreibt.</translation>
    </message>
    <message>
        <source>The cluster does not answer</source>
        <translation>Der Cluster antwortet nicht</translation>
    </message>
    <message>
        <source>The cluster has gone</source>
        <translation>Der Cluster ist nicht mehr da</translation>
    </message>
    <message>
        <source>The cluster has no machines</source>
        <translation>Der Cluster hat keine Rechner</translation>
    </message>
    <message>
        <source>The cluster runs another version</source>
        <translation>Auf dem Cluster läuft eine andere Version</translation>
    </message>
    <message>
        <source>The colours of some pictures are not known yet.</source>
        <translation>Von manchen Bildern sind die Farben noch nicht bekannt.</translation>
    </message>
    <message>
        <source>The data folder cannot be written</source>
        <translation>In den Datenordner lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>The data set was not written</source>
        <translation>Der Datensatz wurde nicht geschrieben</translation>
    </message>
    <message>
        <source>The disk is too full</source>
        <translation>Das Laufwerk ist zu voll</translation>
    </message>
    <message>
        <source>The download was cut</source>
        <translation>Der Download ist abgebrochen</translation>
    </message>
    <message>
        <source>The first subfolder is the label.</source>
        <translation>Der erste Unterordner ist das Label.</translation>
    </message>
    <message>
        <source>The first subfolder is the label: you chose so.</source>
        <translation>Der erste Unterordner ist das Label: So haben Sie gewählt.</translation>
    </message>
    <message>
        <source>The first subfolder is the label; {folders}: taken as folders, since they look like {what}.</source>
        <translation>Der erste Unterordner ist das Label; {folders}: gelten als Ordner, denn sie sehen aus wie {what}.</translation>
    </message>
    <message>
        <source>The folder exists already</source>
        <translation>Den Ordner gibt es schon</translation>
    </message>
    <message>
        <source>The folder that was open is not opened by itself this time: choose it to go on.</source>
        <translation>Der zuletzt offene Ordner wird diesmal nicht von selbst geöffnet: Wählen Sie ihn, um weiterzumachen.</translation>
    </message>
    <message>
        <source>The key store does not open</source>
        <translation>Der Schlüsselspeicher öffnet sich nicht</translation>
    </message>
    <message numerus="yes">
        <source>The label that SimGUI wrote is removed from {count:,} sidecar.</source>
        <translation>
            <numerusform>Das von SimGUI geschriebene Label ist aus {count:,} Begleitdatei entfernt.</numerusform>
            <numerusform>Das von SimGUI geschriebene Label ist aus {count:,} Begleitdateien entfernt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The label that SimGUI wrote is removed from {count:,} sidecar: its picture has none now.</source>
        <translation>
            <numerusform>Das von SimGUI geschriebene Label ist aus {count:,} Begleitdatei entfernt: Das Bild dazu hat jetzt keines.</numerusform>
            <numerusform>Das von SimGUI geschriebene Label ist aus {count:,} Begleitdateien entfernt: Die Bilder dazu haben jetzt keines.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The label that SimGUI wrote will be removed from {count:,} sidecar.</source>
        <translation>
            <numerusform>Das von SimGUI geschriebene Label wird aus {count:,} Begleitdatei entfernt.</numerusform>
            <numerusform>Das von SimGUI geschriebene Label wird aus {count:,} Begleitdateien entfernt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The label that SimGUI wrote will be removed from {count:,} sidecar: its picture has none now. To keep such a label, import it first.</source>
        <translation>
            <numerusform>Das von SimGUI geschriebene Label wird aus {count:,} Begleitdatei entfernt: Das Bild dazu hat jetzt keines. Um es zu behalten, importieren Sie es zuerst.</numerusform>
            <numerusform>Das von SimGUI geschriebene Label wird aus {count:,} Begleitdateien entfernt: Die Bilder dazu haben jetzt keines. Um solche Labels zu behalten, importieren Sie sie zuerst.</numerusform>
        </translation>
    </message>
    <message>
        <source>The label whose nearest pictures are nearest on average is a match up to its own threshold. Each label has one; where there are too few pictures to tell, it is the one below. The matchers beside it are for comparison.</source>
        <translation>Das Label, dessen nächste Bilder im Mittel am nächsten liegen, ist bis zu seiner eigenen Schwelle ein Treffer. Jedes Label hat eine; wo zu wenige Bilder da sind, gilt die untenstehende. Die Zuordnungen daneben dienen dem Vergleich.</translation>
    </message>
    <message>
        <source>The largest mix-ups of {count:,} labels:</source>
        <translation>Die häufigsten Verwechslungen von {count:,} Labels:</translation>
    </message>
    <message>
        <source>The last subfolder is the label: you chose so.</source>
        <translation>Der letzte Unterordner ist das Label: So haben Sie gewählt.</translation>
    </message>
    <message>
        <source>The length of the learned part of an embedding.</source>
        <translation>Die Länge des gelernten Teils eines Embeddings.</translation>
    </message>
    <message>
        <source>The list of shared libraries is damaged</source>
        <translation>Die Liste der gemeinsamen Bibliotheken ist beschädigt</translation>
    </message>
    <message>
        <source>The model does not work here</source>
        <translation>Das Modell funktioniert hier nicht</translation>
    </message>
    <message>
        <source>The model in use has learnt from all the pictures that both are measured on, so the comparison favours it. Add pictures, or use the starter and train again.</source>
        <translation>Das verwendete Modell hat aus allen Bildern gelernt, an denen beide gemessen werden; der Vergleich begünstigt es daher. Ergänzen Sie Bilder, oder verwenden Sie das Startmodell, und trainieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>The model is damaged</source>
        <translation>Das Modell ist beschädigt</translation>
    </message>
    <message>
        <source>The model is newer than this program</source>
        <translation>Das Modell ist neuer als dieses Programm</translation>
    </message>
    <message>
        <source>The model of this library is damaged</source>
        <translation>Das Modell dieser Bibliothek ist beschädigt</translation>
    </message>
    <message>
        <source>The model of this library needs another SimGUI</source>
        <translation>Das Modell dieser Bibliothek braucht ein anderes SimGUI</translation>
    </message>
    <message>
        <source>The model “{model}” in it is damaged. Choose another backup.</source>
        <translation>Das Modell „{model}“ darin ist beschädigt. Wählen Sie eine andere Sicherung.</translation>
    </message>
    <message>
        <source>The model “{name}” is lost or damaged. Choose another one in Train, or train anew.</source>
        <translation>Das Modell „{name}“ ist verloren oder beschädigt. Wählen Sie unter „Training“ ein anderes, oder trainieren Sie neu.</translation>
    </message>
    <message>
        <source>The model&apos;s own split</source>
        <translation>Aufteilung des Modells</translation>
    </message>
    <message>
        <source>The nearest picture has the right label</source>
        <translation>Das nächste Bild hat das richtige Label</translation>
    </message>
    <message>
        <source>The network in {file} does not run within its bounds. Choose another file.</source>
        <translation>Das Netz in {file} bleibt nicht in seinen Grenzen. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>The part has only {width:,} by {height:,} pixels; the model looks at {size} by {size}. What is found rests on little detail.</source>
        <translation>Der Ausschnitt hat nur {width:,} mal {height:,} Pixel; das Modell sieht {size} mal {size} an. Was gefunden wird, beruht auf wenigen Einzelheiten.</translation>
    </message>
    <message>
        <source>The pasted picture: {reason}. Choose another picture.</source>
        <translation>Das eingefügte Bild: {reason}. Wählen Sie ein anderes Bild.</translation>
    </message>
    <message>
        <source>The pictures could not be moved again</source>
        <translation>Die Bilder ließen sich nicht wieder verschieben</translation>
    </message>
    <message>
        <source>The pictures could not be put back</source>
        <translation>Die Bilder ließen sich nicht zurücklegen</translation>
    </message>
    <message>
        <source>The pictures of each label are near copies of so few scenes that nothing would be left to measure with. One label needs pictures of at least three scenes: add some from another time or place.</source>
        <translation>Die Bilder jedes Labels sind Beinahe-Kopien so weniger Szenen, dass zum Messen nichts übrig bliebe. Ein Label braucht Bilder aus mindestens drei Szenen: Ergänzen Sie einige von einer anderen Zeit oder einem anderen Ort.</translation>
    </message>
    <message>
        <source>The process that decodes ended at once (exit status {status}). Run: simgui doctor</source>
        <translation>Der Prozess zum Dekodieren endete sofort (Status {status}). Führen Sie aus: simgui doctor</translation>
    </message>
    <message>
        <source>The process that reads data sets failed</source>
        <translation>Der Prozess, der Datensätze liest, ist gescheitert</translation>
    </message>
    <message>
        <source>The process that reads it ended without a result; {log} says more.</source>
        <translation>Der Prozess, der ihn liest, endete ohne Ergebnis; mehr steht in {log}.</translation>
    </message>
    <message>
        <source>The recipe {recipe} trains the network on all labels; quick leaves labels out in turn.</source>
        <translation>Das Verfahren {recipe} trainiert das Netz mit allen Labels; quick (schnell) lässt Labels reihum aus.</translation>
    </message>
    <message>
        <source>The self-test failed</source>
        <translation>Der Selbsttest ist gescheitert</translation>
    </message>
    <message>
        <source>The server cannot prove who it is</source>
        <translation>Der Server kann nicht beweisen, wer er ist</translation>
    </message>
    <message>
        <source>The server is too old</source>
        <translation>Der Server ist zu alt</translation>
    </message>
    <message>
        <source>The server refused user and token</source>
        <translation>Der Server hat Benutzer und Token abgelehnt</translation>
    </message>
    <message>
        <source>The shared library answered with an error</source>
        <translation>Die gemeinsame Bibliothek hat mit einem Fehler geantwortet</translation>
    </message>
    <message>
        <source>The shared library cannot be reached</source>
        <translation>Die gemeinsame Bibliothek ist nicht erreichbar</translation>
    </message>
    <message>
        <source>The shared library does not answer</source>
        <translation>Die gemeinsame Bibliothek antwortet nicht</translation>
    </message>
    <message>
        <source>The shared library has no picture yet. Publish a folder first.</source>
        <translation>Die gemeinsame Bibliothek hat noch kein Bild. Veröffentlichen Sie zuerst einen Ordner.</translation>
    </message>
    <message>
        <source>The shared library is full</source>
        <translation>Die gemeinsame Bibliothek ist voll</translation>
    </message>
    <message>
        <source>The shared library is newer than this program</source>
        <translation>Die gemeinsame Bibliothek ist neuer als dieses Programm</translation>
    </message>
    <message>
        <source>The shared library is not ready</source>
        <translation>Die gemeinsame Bibliothek ist nicht bereit</translation>
    </message>
    <message>
        <source>The shared library is too slow</source>
        <translation>Die gemeinsame Bibliothek ist zu langsam</translation>
    </message>
    <message>
        <source>The starter is used from now on</source>
        <translation>Das Startmodell wird ab jetzt verwendet</translation>
    </message>
    <message>
        <source>The starter stays</source>
        <translation>Das Startmodell bleibt</translation>
    </message>
    <message>
        <source>The subfolders look like {what} ({folders}): taken as folders, not as labels.</source>
        <translation>Die Unterordner sehen aus wie {what} ({folders}): Sie gelten als Ordner, nicht als Labels.</translation>
    </message>
    <message>
        <source>The subfolders {folders} are taken as folders, not as labels: they show the same things. Of {scenes:,} scenes, {agreeing:.0%} have their nearest picture in the same one; by chance it is {least:.0%} to {most:.0%}.</source>
        <translation>Die Unterordner {folders} gelten als Ordner, nicht als Labels: Sie zeigen dasselbe. Von {scenes:,} Szenen haben {agreeing:.0%} ihr nächstes Bild im selben; durch Zufall wären es {least:.0%} bis {most:.0%}.</translation>
    </message>
    <message>
        <source>The system does not give the token ({name}). Unlock the key store, then try again.</source>
        <translation>Das System gibt das Token nicht heraus ({name}). Entsperren Sie den Schlüsselspeicher, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The token cannot be kept. Give it in the environment variable {environment_variable} instead.</source>
        <translation>Das Token lässt sich nicht speichern. Geben Sie es stattdessen in der Umgebungsvariablen {environment_variable} an.</translation>
    </message>
    <message>
        <source>The trainer ended early</source>
        <translation>Der Trainer wurde vorzeitig beendet</translation>
    </message>
    <message>
        <source>The trainer failed</source>
        <translation>Der Trainer ist gescheitert</translation>
    </message>
    <message>
        <source>The trainer was asked for something it cannot do</source>
        <translation>Der Trainer kann nicht, was verlangt wurde</translation>
    </message>
    <message>
        <source>The training cannot be resumed</source>
        <translation>Das Training lässt sich nicht fortsetzen</translation>
    </message>
    <message>
        <source>The training measured nothing</source>
        <translation>Das Training hat nichts gemessen</translation>
    </message>
    <message>
        <source>The whole path is the label: you chose so.</source>
        <translation>Der ganze Pfad ist das Label: So haben Sie gewählt.</translation>
    </message>
    <message>
        <source>The worst errors</source>
        <translation>Die schlimmsten Fehler</translation>
    </message>
    <message>
        <source>The {option} is {value}, but must be between {least} and {most}.</source>
        <translation>„{option}“ ist {value}, muss aber zwischen {least} und {most} liegen.</translation>
    </message>
    <message>
        <source>The {option} is {value}, but must be one of {known}.</source>
        <translation>„{option}“ ist {value}, muss aber eines von {known} sein.</translation>
    </message>
    <message>
        <source>Their pictures are not learned from.</source>
        <translation>Aus ihren Bildern wird nicht gelernt.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>There are no subfolders.</source>
        <translation>Es gibt keine Unterordner.</translation>
    </message>
    <message>
        <source>There is a model “{model}”. Delete it first.</source>
        <translation>Es gibt schon ein Modell „{model}“. Löschen Sie es zuerst.</translation>
    </message>
    <message>
        <source>There is no backup</source>
        <translation>Es gibt keine Sicherung</translation>
    </message>
    <message>
        <source>There is no model “{model}”. See: simgui models list</source>
        <translation>Es gibt kein Modell „{model}“. Siehe: simgui models list</translation>
    </message>
    <message>
        <source>There is no other label to tell it from, so these figures say nothing yet.</source>
        <translation>Es gibt kein anderes Label zum Unterscheiden; diese Zahlen sagen daher noch nichts.</translation>
    </message>
    <message>
        <source>There is no picture to search with</source>
        <translation>Es gibt kein Bild, mit dem gesucht werden kann</translation>
    </message>
    <message>
        <source>There is no room for temporary files</source>
        <translation>Für temporäre Dateien ist kein Platz</translation>
    </message>
    <message>
        <source>There is nothing to ask</source>
        <translation>Es gibt nichts zu fragen</translation>
    </message>
    <message>
        <source>There is one label only, so every match is right whatever the model does: precision, mix-ups and false matches cannot be measured. Add pictures with another label.</source>
        <translation>Es gibt nur ein Label; jeder Treffer ist daher richtig, was das Modell auch tut: Präzision, Verwechslungen und Fehltreffer lassen sich nicht messen. Ergänzen Sie Bilder mit einem anderen Label.</translation>
    </message>
    <message>
        <source>These are too many pictures to search with</source>
        <translation>Das sind zu viele Bilder für eine Suche</translation>
    </message>
    <message>
        <source>These places have different models</source>
        <translation>Diese Orte haben verschiedene Modelle</translation>
    </message>
    <message>
        <source>These two are one picture</source>
        <translation>Diese beiden sind dasselbe Bild</translation>
    </message>
    <message>
        <source>They stay where they are: {reason}.</source>
        <translation>Sie bleiben, wo sie sind: {reason}.</translation>
    </message>
    <message>
        <source>This backup cannot be used</source>
        <translation>Diese Sicherung ist nicht nutzbar</translation>
    </message>
    <message>
        <source>This cannot be done with a data set</source>
        <translation>Das geht mit einem Datensatz nicht</translation>
    </message>
    <message>
        <source>This computer has no key store</source>
        <translation>Dieser Computer hat keinen Schlüsselspeicher</translation>
    </message>
    <message>
        <source>This copy of SimGUI does not know where new versions are published. Ask where you got it from.</source>
        <translation>Dieses SimGUI weiß nicht, wo neue Versionen veröffentlicht werden. Fragen Sie dort, woher Sie es haben.</translation>
    </message>
    <message>
        <source>This data set cannot be written as pictures</source>
        <translation>Dieser Datensatz lässt sich nicht als Bilder schreiben</translation>
    </message>
    <message>
        <source>This does not say where the originals are</source>
        <translation>Das sagt nicht, wo die Originale liegen</translation>
    </message>
    <message>
        <source>This file is too large</source>
        <translation>Diese Datei ist zu groß</translation>
    </message>
    <message>
        <source>This folder is not indexed to its end</source>
        <translation>Dieser Ordner ist nicht zu Ende indiziert</translation>
    </message>
    <message>
        <source>This folder is offline</source>
        <translation>Dieser Ordner ist offline</translation>
    </message>
    <message>
        <source>This folder went away</source>
        <translation>Dieser Ordner ist verschwunden</translation>
    </message>
    <message>
        <source>This installation is damaged</source>
        <translation>Diese Installation ist beschädigt</translation>
    </message>
    <message>
        <source>This is a folder</source>
        <translation>Das ist ein Ordner</translation>
    </message>
    <message>
        <source>This is no backup</source>
        <translation>Das ist keine Sicherung</translation>
    </message>
    <message>
        <source>This is no model</source>
        <translation>Das ist kein Modell</translation>
    </message>
    <message>
        <source>This is not a shared library</source>
        <translation>Das ist keine gemeinsame Bibliothek</translation>
    </message>
    <message>
        <source>This is not the address of a shared library</source>
        <translation>Das ist nicht die Adresse einer gemeinsamen Bibliothek</translation>
    </message>
    <message>
        <source>This is not there</source>
        <translation>Das gibt es nicht</translation>
    </message>
    <message>
        <source>This is the library itself</source>
        <translation>Das ist die Bibliothek selbst</translation>
    </message>
    <message>
        <source>This label is a link</source>
        <translation>Dieses Label ist ein Verweis</translation>
    </message>
    <message>
        <source>This library is open elsewhere</source>
        <translation>Diese Bibliothek ist anderswo offen</translation>
    </message>
    <message>
        <source>This model cannot be used here</source>
        <translation>Dieses Modell ist hier nicht nutzbar</translation>
    </message>
    <message>
        <source>This model cannot show why</source>
        <translation>Dieses Modell kann nicht zeigen, warum</translation>
    </message>
    <message>
        <source>This model is here already</source>
        <translation>Dieses Modell ist schon da</translation>
    </message>
    <message>
        <source>This model is in use</source>
        <translation>Dieses Modell wird verwendet</translation>
    </message>
    <message>
        <source>This option cannot be used</source>
        <translation>Diese Option ist nicht nutzbar</translation>
    </message>
    <message>
        <source>This picture cannot be read</source>
        <translation>Dieses Bild ist nicht lesbar</translation>
    </message>
    <message>
        <source>This picture could not be opened</source>
        <translation>Dieses Bild ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>This picture does not say where it was taken</source>
        <translation>Dieses Bild sagt nicht, wo es aufgenommen wurde</translation>
    </message>
    <message>
        <source>This picture is in no group</source>
        <translation>Dieses Bild ist in keiner Gruppe</translation>
    </message>
    <message>
        <source>This picture is no longer in the library</source>
        <translation>Dieses Bild ist nicht mehr in der Bibliothek</translation>
    </message>
    <message>
        <source>This picture is not in the library</source>
        <translation>Dieses Bild ist nicht in der Bibliothek</translation>
    </message>
    <message>
        <source>This picture is not there</source>
        <translation>Dieses Bild ist nicht da</translation>
    </message>
    <message>
        <source>This shared library does not exist</source>
        <translation>Diese gemeinsame Bibliothek gibt es nicht</translation>
    </message>
    <message>
        <source>This shared library knows no words</source>
        <translation>Diese gemeinsame Bibliothek kennt keine Wörter</translation>
    </message>
    <message>
        <source>This table cannot be read</source>
        <translation>Diese Tabelle ist nicht lesbar</translation>
    </message>
    <message>
        <source>This table needs two columns</source>
        <translation>Diese Tabelle braucht zwei Spalten</translation>
    </message>
    <message>
        <source>This text is no picture and no path</source>
        <translation>Dieser Text ist weder Bild noch Pfad</translation>
    </message>
    <message>
        <source>This training is running already</source>
        <translation>Dieses Training läuft schon</translation>
    </message>
    <message>
        <source>This version is in use</source>
        <translation>Diese Version wird verwendet</translation>
    </message>
    <message>
        <source>Too few pictures are left</source>
        <translation>Zu wenige Bilder sind übrig</translation>
    </message>
    <message>
        <source>Too little to learn from</source>
        <translation>Zu wenig zum Lernen</translation>
    </message>
    <message>
        <source>Training ends earlier when nothing is gained any more.</source>
        <translation>Das Training endet früher, wenn nichts mehr gewonnen wird.</translation>
    </message>
    <message>
        <source>Training is added once, from a folder with its files ({download}); it takes {disk} on the disk. Ask where you got SimGUI from.</source>
        <translation>Das Training wird einmal hinzugefügt, aus einem Ordner mit seinen Dateien ({download}); es belegt {disk}. Fragen Sie dort, woher Sie SimGUI haben.</translation>
    </message>
    <message>
        <source>Training is added once, when you first train: a download of {size}.</source>
        <translation>Das Training wird einmal hinzugefügt, wenn Sie das erste Mal trainieren: ein Download von {size}.</translation>
    </message>
    <message>
        <source>Training is added once: a download of {download} from {place}, {disk} on the disk. Each file is checked before it is used, and nothing is sent.</source>
        <translation>Das Training wird einmal hinzugefügt: ein Download von {download} von {place}, {disk} auf dem Laufwerk. Jede Datei wird vor Gebrauch geprüft, und nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Training is added once: {download} from {place}, {disk} on the disk.</source>
        <translation>Das Training wird einmal hinzugefügt: {download} von {place}, {disk} auf dem Laufwerk.</translation>
    </message>
    <message>
        <source>Training is being added</source>
        <translation>Das Training wird hinzugefügt</translation>
    </message>
    <message>
        <source>Training is not added yet</source>
        <translation>Das Training ist noch nicht hinzugefügt</translation>
    </message>
    <message>
        <source>Training needs Python 3.11, 3.12 or 3.13</source>
        <translation>Das Training braucht Python 3.11, 3.12 oder 3.13</translation>
    </message>
    <message>
        <source>Training needs {wanted} in {folder}, and {free} are free. Make some room, or name a folder on another disk in the environment variable {variable}.</source>
        <translation>Das Training braucht {wanted} in {folder}, und {free} sind frei. Schaffen Sie Platz, oder nennen Sie in der Umgebungsvariablen {variable} einen Ordner auf einem anderen Laufwerk.</translation>
    </message>
    <message>
        <source>Training the backbone</source>
        <translation>Grundnetz wird trainiert</translation>
    </message>
    <message>
        <source>Training the head</source>
        <translation>Kopf wird trainiert</translation>
    </message>
    <message>
        <source>Training the network</source>
        <translation>Netz wird trainiert</translation>
    </message>
    <message>
        <source>Two pictures are nearly the same: one is “{one}”, the other “{other}”.</source>
        <translation>Zwei Bilder sind fast gleich: Das eine ist „{one}“, das andere „{other}“.</translation>
    </message>
    <message>
        <source>Unpacking what training needs:</source>
        <translation>Was das Training braucht, wird entpackt</translation>
    </message>
    <message>
        <source>Verdicts by label</source>
        <translation>Urteile nach Label</translation>
    </message>
    <message>
        <source>W</source>
        <translation>W</translation>
    </message>
    <message>
        <source>Wait until that is done, then try again.</source>
        <translation>Warten Sie, bis das fertig ist, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>What answers at {server} is not a Milvus server, or it does not encrypt. Check host and port.</source>
        <translation>Was unter {server} antwortet, ist kein Milvus-Server, oder er verschlüsselt nicht. Prüfen Sie Host und Port.</translation>
    </message>
    <message>
        <source>What answers at {server} is not a Milvus server, or it wants encryption (milvus+tls://). Check host and port.</source>
        <translation>Was unter {server} antwortet, ist kein Milvus-Server, oder er verlangt Verschlüsselung (milvus+tls://). Prüfen Sie Host und Port.</translation>
    </message>
    <message>
        <source>What each label is taken for</source>
        <translation>Wofür jedes Label gehalten wird</translation>
    </message>
    <message>
        <source>What it has yet to meet</source>
        <translation>Was ihm noch begegnen wird</translation>
    </message>
    <message>
        <source>What the server has of the folder could not be noted ({reason}). Make room in the folder for temporary files, then try again.</source>
        <translation>Was der Server von dem Ordner hat, ließ sich nicht notieren ({reason}). Schaffen Sie Platz im Ordner für temporäre Dateien, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>What was asked for cannot be read. Train anew.</source>
        <translation>Der Auftrag ist nicht lesbar. Trainieren Sie neu.</translation>
    </message>
    <message>
        <source>What was computed of them is taken out. Rescan your folders (F5) to compute it anew.</source>
        <translation>Was aus ihnen berechnet war, ist herausgenommen. Lesen Sie Ihre Ordner neu ein (F5), um es neu zu berechnen.</translation>
    </message>
    <message>
        <source>What you have decided and what is indexed is kept.</source>
        <translation>Was Sie entschieden haben und was indiziert ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>When as many pictures have come in as there are now: {changes}.</source>
        <translation>Wenn so viele Bilder dazugekommen sind, wie jetzt da sind: {changes}.</translation>
    </message>
    <message>
        <source>Where pictures were taken is not published. Take the filter “Place” away, then try again.</source>
        <translation>Wo Bilder aufgenommen wurden, wird nicht veröffentlicht. Nehmen Sie den Filter „Ort“ weg, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Words need a starter</source>
        <translation>Wörter brauchen ein Startmodell</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Writing sidecars of</source>
        <translation>Begleitdateien werden geschrieben</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>You may not do this here</source>
        <translation>Das dürfen Sie hier nicht</translation>
    </message>
    <message>
        <source>Your user on {server} lacks the right. Ask the person who runs the server.</source>
        <translation>Ihrem Benutzer auf {server} fehlt das Recht. Fragen Sie die Person, die den Server betreibt.</translation>
    </message>
    <message>
        <source>a BMP of {bits} bits a pixel</source>
        <translation>ein BMP mit {bits} Bit je Pixel</translation>
    </message>
    <message>
        <source>a BMP with compression {number}</source>
        <translation>ein BMP mit Kompression {number}</translation>
    </message>
    <message>
        <source>a DDS of the pixel format {format}</source>
        <translation>ein DDS im Pixelformat {format}</translation>
    </message>
    <message>
        <source>a DDS of uncompressed pixels in an unusual layout</source>
        <translation>ein DDS mit unkomprimierten Pixeln in ungewöhnlicher Anordnung</translation>
    </message>
    <message>
        <source>a HEIF picture whose codec is {what}</source>
        <translation>ein HEIF-Bild mit dem Codec {what}</translation>
    </message>
    <message>
        <source>a JPEG 2000 of a kind that SimGUI does not read: channels of different depth</source>
        <translation>ein JPEG 2000, das SimGUI nicht liest: Kanäle verschiedener Tiefe</translation>
    </message>
    <message>
        <source>a JPEG of {bits} bits</source>
        <translation>ein JPEG mit {bits} Bit</translation>
    </message>
    <message>
        <source>a JPEG with arithmetic coding</source>
        <translation>ein JPEG mit arithmetischer Kodierung</translation>
    </message>
    <message>
        <source>a JPEG-LS picture</source>
        <translation>ein JPEG-LS-Bild</translation>
    </message>
    <message>
        <source>a JSON object</source>
        <translation>ein JSON-Objekt</translation>
    </message>
    <message>
        <source>a Photoshop file of {bits} bits a channel</source>
        <translation>eine Photoshop-Datei mit {bits} Bit je Kanal</translation>
    </message>
    <message>
        <source>a Photoshop file of {what}</source>
        <translation>eine Photoshop-Datei: {what}</translation>
    </message>
    <message>
        <source>a TIFF of a kind that SimGUI does not read: {kind}</source>
        <translation>ein TIFF, das SimGUI nicht liest: {kind}</translation>
    </message>
    <message>
        <source>a TIFF with compression {number}</source>
        <translation>ein TIFF mit Kompression {number}</translation>
    </message>
    <message>
        <source>a bitmap</source>
        <translation>eine Bitmap</translation>
    </message>
    <message>
        <source>a copy</source>
        <translation>eine Kopie</translation>
    </message>
    <message>
        <source>a database of SimGUI&apos;s own</source>
        <translation>eine Datenbank von SimGUI selbst</translation>
    </message>
    <message>
        <source>a few seconds</source>
        <translation>einige Sekunden</translation>
    </message>
    <message>
        <source>a hierarchical JPEG</source>
        <translation>ein hierarchisches JPEG</translation>
    </message>
    <message>
        <source>a large Photoshop document (PSB)</source>
        <translation>ein großes Photoshop-Dokument (PSB)</translation>
    </message>
    <message>
        <source>a list of {least:,} to {most:,}</source>
        <translation>eine Liste mit {least:,} bis {most:,} Einträgen</translation>
    </message>
    <message>
        <source>a lossless JPEG</source>
        <translation>ein verlustfreies JPEG</translation>
    </message>
    <message>
        <source>a lossless JPEG with arithmetic coding</source>
        <translation>ein verlustfreies JPEG mit arithmetischer Kodierung</translation>
    </message>
    <message>
        <source>a number from {low} to {high}</source>
        <translation>eine Zahl von {low} bis {high}</translation>
    </message>
    <message>
        <source>a picture has no content</source>
        <translation>ein Bild hat keinen Inhalt</translation>
    </message>
    <message>
        <source>a raw file of a camera</source>
        <translation>eine Rohdatei einer Kamera</translation>
    </message>
    <message>
        <source>a raw file of a camera that SimGUI does not know</source>
        <translation>eine Rohdatei einer Kamera, die SimGUI nicht kennt</translation>
    </message>
    <message>
        <source>a recycle bin</source>
        <translation>ein Papierkorb</translation>
    </message>
    <message>
        <source>a sidecar, which says something of the picture beside it</source>
        <translation>eine Begleitdatei, die etwas über das Bild daneben sagt</translation>
    </message>
    <message>
        <source>a snapshot or an old version of other files</source>
        <translation>ein Snapshot oder ein alter Stand anderer Dateien</translation>
    </message>
    <message>
        <source>a text of at most {most:,} characters</source>
        <translation>ein Text aus höchstens {most:,} Zeichen</translation>
    </message>
    <message>
        <source>a time in ISO 8601, of this age</source>
        <translation>eine Zeit nach ISO 8601 aus unserer Zeit</translation>
    </message>
    <message>
        <source>a whole number from {low:,} to {high:,}</source>
        <translation>eine ganze Zahl von {low:,} bis {high:,}</translation>
    </message>
    <message numerus="yes">
        <source>about {count} hour</source>
        <translation>
            <numerusform>etwa {count} Stunde</numerusform>
            <numerusform>etwa {count} Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about {count} minute</source>
        <translation>
            <numerusform>etwa {count} Minute</numerusform>
            <numerusform>etwa {count} Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about {count} second</source>
        <translation>
            <numerusform>etwa {count} Sekunde</numerusform>
            <numerusform>etwa {count} Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about {found:,} of {count:,} picture found, best first</source>
        <translation>
            <numerusform>etwa {found:,} von {count:,} Bild gefunden, die besten zuerst</numerusform>
            <numerusform>etwa {found:,} von {count:,} Bildern gefunden, die besten zuerst</numerusform>
        </translation>
    </message>
    <message>
        <source>about {share:.1f} % of the true neighbours are found ({queries:,} searches among {pictures:,} pictures)</source>
        <translation>etwa {share:.1f} % der wahren Nachbarn werden gefunden ({queries:,} Suchen unter {pictures:,} Bildern)</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>an object of at most {most:,} names</source>
        <translation>ein Objekt mit höchstens {most:,} Namen</translation>
    </message>
    <message>
        <source>another file has its name now</source>
        <translation>eine andere Datei trägt jetzt ihren Namen</translation>
    </message>
    <message>
        <source>another program has just changed it. Try again</source>
        <translation>ein anderes Programm hat sie gerade geändert. Versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>another program is writing to it. Close the other SimGUI and try again.</source>
        <translation>ein anderes Programm schreibt gerade hinein. Schließen Sie das andere SimGUI, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>at most {most:,} bytes</source>
        <translation>höchstens {most:,} Bytes groß</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>ausgewogen</translation>
    </message>
    <message>
        <source>belongs to the system</source>
        <translation>gehört zum System</translation>
    </message>
    <message>
        <source>binary accuracy</source>
        <translation>binäre Genauigkeit</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>damaged: its header cannot be read</source>
        <translation>beschädigt: Der Dateikopf ist nicht lesbar</translation>
    </message>
    <message>
        <source>damaged: its pixels cannot be decoded</source>
        <translation>beschädigt: Die Pixel lassen sich nicht dekodieren</translation>
    </message>
    <message>
        <source>dates</source>
        <translation>Datumsangaben</translation>
    </message>
    <message>
        <source>dates, cameras or numbers</source>
        <translation>Datumsangaben, Kameras oder Nummern</translation>
    </message>
    <message>
        <source>decoding it takes too long</source>
        <translation>das Dekodieren dauert zu lange</translation>
    </message>
    <message>
        <source>does not run here</source>
        <translation>läuft hier nicht</translation>
    </message>
    <message>
        <source>does not say what it has learnt from</source>
        <translation>sagt nicht, woraus es gelernt hat</translation>
    </message>
    <message>
        <source>duotones</source>
        <translation>Duplexfarben</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>en</source>
        <translation>de</translation>
    </message>
    <message>
        <source>exit status {status}</source>
        <translation>Status {status}</translation>
    </message>
    <message>
        <source>f/{aperture}</source>
        <translation>f/{aperture}</translation>
    </message>
    <message>
        <source>false-match rate</source>
        <translation>Fehltrefferquote</translation>
    </message>
    <message>
        <source>folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>folders of a camera</source>
        <translation>Ordner einer Kamera</translation>
    </message>
    <message>
        <source>held-out matches</source>
        <translation>Fehltreffer bei zurückgehaltenen</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>versteckt</translation>
    </message>
    <message>
        <source>holds no usable head</source>
        <translation>enthält keinen brauchbaren Kopf</translation>
    </message>
    <message>
        <source>incomplete: its fine detail is missing</source>
        <translation>unvollständig: Feine Einzelheiten fehlen</translation>
    </message>
    <message>
        <source>incomplete: {percent}% of its data is there</source>
        <translation>unvollständig: {percent} % der Daten sind da</translation>
    </message>
    <message numerus="yes">
        <source>incomplete: {there:,} of {count:,} row is there</source>
        <translation>
            <numerusform>unvollständig: {there:,} von {count:,} Zeile ist da</numerusform>
            <numerusform>unvollständig: {there:,} von {count:,} Zeilen sind da</numerusform>
        </translation>
    </message>
    <message>
        <source>indexed colours</source>
        <translation>indizierte Farben</translation>
    </message>
    <message>
        <source>inside a photo library, of which only the originals are indexed</source>
        <translation>in einer Fotomediathek, von der nur die Originale indiziert werden</translation>
    </message>
    <message>
        <source>is no file of a model</source>
        <translation>ist keine Datei eines Modells</translation>
    </message>
    <message>
        <source>is no network that SimGUI runs ({reason})</source>
        <translation>ist kein Netz, das SimGUI ausführt ({reason})</translation>
    </message>
    <message>
        <source>is not as it must be: {wrong}</source>
        <translation>ist nicht, wie sie sein muss: {wrong}</translation>
    </message>
    <message>
        <source>is not as it was written</source>
        <translation>ist nicht mehr, wie sie geschrieben wurde</translation>
    </message>
    <message>
        <source>is not {must}</source>
        <translation>ist nicht, was sie sein muss: {must}</translation>
    </message>
    <message>
        <source>it cannot be written</source>
        <translation>sie lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>it cannot be written to. Change its permissions, or choose another place with --data-dir.</source>
        <translation>hineinschreiben ist nicht möglich. Ändern Sie die Zugriffsrechte, oder wählen Sie mit --data-dir einen anderen Ort.</translation>
    </message>
    <message>
        <source>it changed while it was being read</source>
        <translation>sie wurde während des Lesens geändert</translation>
    </message>
    <message>
        <source>{folder} is part of {outer}, which is in the library as a whole.</source>
        <translation>{folder} ist Teil von {outer}, und dieser Ordner gehört als Ganzes zur Bibliothek.</translation>
    </message>
    <message>
        <source>{root}: {reason}.</source>
        <translation>{root}: {reason}.</translation>
    </message>
    <message>
        <source>it gave no picture</source>
        <translation>sie ergab kein Bild</translation>
    </message>
    <message>
        <source>It changes when SimGUI is started again.</source>
        <translation>Ändert sich beim nächsten Start von SimGUI.</translation>
    </message>
    <message>
        <source>This folder is no longer in the library</source>
        <translation>Dieser Ordner ist nicht mehr in der Bibliothek</translation>
    </message>
    <message>
        <source>This folder is not in the library</source>
        <translation>Dieser Ordner gehört nicht zur Bibliothek</translation>
    </message>
    <message>
        <source>it has a document type, which XMP never has</source>
        <translation>sie hat einen Dokumenttyp, den XMP nie hat</translation>
    </message>
    <message>
        <source>it has changed since it was indexed</source>
        <translation>sie wurde seit dem Indizieren geändert</translation>
    </message>
    <message>
        <source>it has changed, or is not there any more</source>
        <translation>sie wurde geändert oder ist nicht mehr da</translation>
    </message>
    <message>
        <source>it has elements that lie too deep in each other</source>
        <translation>ihre Elemente sind zu tief verschachtelt</translation>
    </message>
    <message>
        <source>it has more than {limit} MB</source>
        <translation>sie hat mehr als {limit} MB</translation>
    </message>
    <message>
        <source>it is a device, not a file</source>
        <translation>ein Gerät, keine Datei</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>it is a folder, not a file</source>
        <translation>ein Ordner, keine Datei</translation>
    </message>
    <message>
        <source>it is a folder. Choose a file</source>
        <translation>das ist ein Ordner. Wählen Sie eine Datei</translation>
    </message>
    <message>
        <source>it is a link to another file</source>
        <translation>sie ist ein Verweis auf eine andere Datei</translation>
    </message>
    <message>
        <source>it is a pipe, not a file</source>
        <translation>eine Pipe, keine Datei</translation>
    </message>
    <message>
        <source>it is a socket, not a file</source>
        <translation>ein Socket, keine Datei</translation>
    </message>
    <message>
        <source>it is a workbook. Save it as CSV in the spreadsheet</source>
        <translation>das ist eine Arbeitsmappe. Speichern Sie sie in der Tabellenkalkulation als CSV</translation>
    </message>
    <message>
        <source>it is no XMP</source>
        <translation>sie ist kein XMP</translation>
    </message>
    <message>
        <source>it is no regular file, not a file</source>
        <translation>keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>it is no text. Save it as CSV in UTF-8</source>
        <translation>das ist kein Text. Speichern Sie die Tabelle als CSV in UTF-8</translation>
    </message>
    <message>
        <source>it is not a folder</source>
        <translation>es ist kein Ordner</translation>
    </message>
    <message>
        <source>it is not a folder. Choose a folder</source>
        <translation>das ist kein Ordner. Wählen Sie einen Ordner</translation>
    </message>
    <message>
        <source>it is not there any more</source>
        <translation>sie ist nicht mehr da</translation>
    </message>
    <message>
        <source>it is not there. Check that the drive is connected and the name is right</source>
        <translation>ist nicht da. Prüfen Sie, ob das Laufwerk angeschlossen ist und der Name stimmt</translation>
    </message>
    <message>
        <source>it is not valid XML</source>
        <translation>sie ist kein gültiges XML</translation>
    </message>
    <message>
        <source>it is not valid XML: {why}</source>
        <translation>sie ist kein gültiges XML: {why}</translation>
    </message>
    <message>
        <source>it is not where it was put</source>
        <translation>sie ist nicht mehr, wohin sie gelegt wurde</translation>
    </message>
    <message>
        <source>it is not written in UTF-8</source>
        <translation>sie ist nicht in UTF-8 geschrieben</translation>
    </message>
    <message>
        <source>it says that its schema is {version}</source>
        <translation>ihr Schema ist angeblich {version}</translation>
    </message>
    <message>
        <source>its drive has no trash, and none can be made: {reason}</source>
        <translation>ihr Laufwerk hat keinen Papierkorb, und keiner lässt sich anlegen: {reason}</translation>
    </message>
    <message>
        <source>its folder is not there</source>
        <translation>der Ordner ist nicht da</translation>
    </message>
    <message>
        <source>its keywords are written in a way that SimGUI does not know</source>
        <translation>ihre Stichwörter sind auf eine Art geschrieben, die SimGUI nicht kennt</translation>
    </message>
    <message>
        <source>its model is another one than it says</source>
        <translation>ihr Modell ist ein anderes, als sie sagt</translation>
    </message>
    <message>
        <source>its model is no model</source>
        <translation>ihr Modell ist keines</translation>
    </message>
    <message>
        <source>its models are not as they should be</source>
        <translation>die Modelle darin sind nicht, wie sie sein sollten</translation>
    </message>
    <message>
        <source>its picture is not there now</source>
        <translation>das Bild dazu ist gerade nicht da</translation>
    </message>
    <message>
        <source>its schema is {version}</source>
        <translation>das Schema ist {version}</translation>
    </message>
    <message>
        <source>keyring is not installed. Install it with: pip install &apos;simgui[shared]&apos;</source>
        <translation>keyring ist nicht installiert. Installieren Sie es mit: pip install &apos;simgui[shared]&apos;</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>label F1</source>
        <translation>F1 nach Label</translation>
    </message>
    <message>
        <source>label accuracy</source>
        <translation>Genauigkeit nach Label</translation>
    </message>
    <message>
        <source>label false-match</source>
        <translation>Fehltreffer nach Label</translation>
    </message>
    <message>
        <source>label precision</source>
        <translation>Präzision nach Label</translation>
    </message>
    <message>
        <source>label recall</source>
        <translation>Recall nach Label</translation>
    </message>
    <message>
        <source>label recall@1</source>
        <translation>Recall@1 nach Label</translation>
    </message>
    <message>
        <source>label unknown rate</source>
        <translation>unbekannte nach Label</translation>
    </message>
    <message>
        <source>left out by the rule {pattern}</source>
        <translation>ausgeschlossen durch die Regel {pattern}</translation>
    </message>
    <message>
        <source>lenient</source>
        <translation>nachsichtig</translation>
    </message>
    <message>
        <source>lower is better</source>
        <translation>weniger ist besser</translation>
    </message>
    <message>
        <source>mAP</source>
        <translation>mAP</translation>
    </message>
    <message>
        <source>names another version</source>
        <translation>nennt eine andere Version</translation>
    </message>
    <message>
        <source>no</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine Antwort in der erlaubten Zeit</translation>
    </message>
    <message>
        <source>no labels</source>
        <translation>keine Labels</translation>
    </message>
    <message>
        <source>no longer in the folder</source>
        <translation>nicht mehr im Ordner</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>kein Treffer</translation>
    </message>
    <message>
        <source>none of them is there any more</source>
        <translation>keines davon ist mehr da</translation>
    </message>
    <message>
        <source>not a picture in a format that SimGUI reads</source>
        <translation>kein Bild in einem Format, das SimGUI liest</translation>
    </message>
    <message>
        <source>not available now</source>
        <translation>jetzt nicht verfügbar</translation>
    </message>
    <message>
        <source>not measurable</source>
        <translation>nicht messbar</translation>
    </message>
    <message>
        <source>nothing else is left of its group</source>
        <translation>von seiner Gruppe ist sonst nichts mehr da</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>Nummern</translation>
    </message>
    <message>
        <source>of</source>
        <translation>von</translation>
    </message>
    <message>
        <source>one of {names}</source>
        <translation>eines von {names}</translation>
    </message>
    <message>
        <source>over 99 of 100</source>
        <translation>über 99 von 100</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>eingefügtes Bild</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>pictures match up to {distance:.2f}</source>
        <translation>Treffer bis {distance:.2f}</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>precision@{count}</source>
        <translation>Präzision@{count}</translation>
    </message>
    <message>
        <source>previews that another program made</source>
        <translation>Vorschaubilder eines anderen Programms</translation>
    </message>
    <message>
        <source>pymilvus is not installed. Install it with: pip install &apos;simgui[shared]&apos;</source>
        <translation>pymilvus ist nicht installiert. Installieren Sie es mit: pip install &apos;simgui[shared]&apos;</translation>
    </message>
    <message>
        <source>query</source>
        <translation>Suchbild</translation>
    </message>
    <message>
        <source>reading it took longer than {seconds} seconds</source>
        <translation>das Lesen dauerte länger als {seconds} Sekunden</translation>
    </message>
    <message>
        <source>reading it was stopped</source>
        <translation>das Lesen wurde angehalten</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>recall@1</source>
        <translation>Recall@1</translation>
    </message>
    <message>
        <source>recall@5</source>
        <translation>Recall@5</translation>
    </message>
    <message>
        <source>samples of {bits} bits of format {format}</source>
        <translation>Werte mit {bits} Bit im Format {format}</translation>
    </message>
    <message>
        <source>searches in all folders</source>
        <translation>Suchen in allen Ordnern</translation>
    </message>
    <message>
        <source>several channels</source>
        <translation>mehrere Kanäle</translation>
    </message>
    <message>
        <source>smaller than {pixels} pixels</source>
        <translation>kleiner als {pixels} Pixel</translation>
    </message>
    <message>
        <source>some data</source>
        <translation>einige Daten</translation>
    </message>
    <message>
        <source>stands on another backbone, “{backbone}”</source>
        <translation>beruht auf einem anderen Grundnetz, „{backbone}“</translation>
    </message>
    <message>
        <source>starter</source>
        <translation>Startmodell</translation>
    </message>
    <message>
        <source>strict</source>
        <translation>streng</translation>
    </message>
    <message>
        <source>subsampled colours without JPEG</source>
        <translation>unterabgetastete Farben ohne JPEG</translation>
    </message>
    <message>
        <source>taught</source>
        <translation>gelernt</translation>
    </message>
    <message>
        <source>tested</source>
        <translation>getestet</translation>
    </message>
    <message>
        <source>the cluster has lost it</source>
        <translation>der Cluster hat sie verloren</translation>
    </message>
    <message>
        <source>the colours {name}</source>
        <translation>die Farben {name}</translation>
    </message>
    <message>
        <source>the compression {name}</source>
        <translation>die Kompression {name}</translation>
    </message>
    <message>
        <source>the copy is not what was written</source>
        <translation>die Kopie ist nicht, was geschrieben wurde</translation>
    </message>
    <message>
        <source>the decoder crashed on it, twice ({status})</source>
        <translation>der Dekodierer stürzte zweimal daran ab ({status})</translation>
    </message>
    <message>
        <source>the decoder gave no picture of it</source>
        <translation>der Dekodierer machte kein Bild daraus</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>das Laufwerk ist voll</translation>
    </message>
    <message>
        <source>the disk is full. Make some room and try again; what was finished is kept</source>
        <translation>das Laufwerk ist voll. Schaffen Sie Platz, und versuchen Sie es noch einmal; was fertig war, bleibt</translation>
    </message>
    <message>
        <source>the disk is full. Make some room and try again; what was finished is kept.</source>
        <translation>das Laufwerk ist voll. Schaffen Sie Platz, und versuchen Sie es noch einmal; was fertig war, bleibt.</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>das Laufwerk ist schreibgeschützt</translation>
    </message>
    <message>
        <source>the disk is read-only. Choose another place</source>
        <translation>das Laufwerk ist schreibgeschützt. Wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>the drive reported an error</source>
        <translation>das Laufwerk meldet einen Fehler</translation>
    </message>
    <message>
        <source>the drive reported an error. Check its cable and health</source>
        <translation>das Laufwerk meldete einen Fehler. Prüfen Sie Kabel und Zustand</translation>
    </message>
    <message>
        <source>the drive reported an error. Check that it is connected, has room and is healthy.</source>
        <translation>das Laufwerk meldete einen Fehler. Prüfen Sie, ob es verbunden und in Ordnung ist und Platz hat.</translation>
    </message>
    <message>
        <source>the link points to a file that does not exist</source>
        <translation>der Verweis führt zu einer Datei, die es nicht gibt</translation>
    </message>
    <message>
        <source>the machine of the cluster that read it has gone</source>
        <translation>der Rechner des Clusters, der sie las, ist nicht mehr da</translation>
    </message>
    <message>
        <source>the model in use makes no numbers of it</source>
        <translation>das verwendete Modell liefert dafür keine Zahlen</translation>
    </message>
    <message>
        <source>the program that read it on the cluster has ended</source>
        <translation>das Programm, das sie auf dem Cluster las, ist beendet</translation>
    </message>
    <message>
        <source>the system cannot read it</source>
        <translation>das System kann sie nicht lesen</translation>
    </message>
    <message>
        <source>the system does not permit it</source>
        <translation>das System erlaubt es nicht</translation>
    </message>
    <message>
        <source>the system does not permit it. Change its permissions or choose another place</source>
        <translation>das System erlaubt es nicht. Ändern Sie die Zugriffsrechte, oder wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>the system says: {reason}</source>
        <translation>das System sagt: {reason}</translation>
    </message>
    <message>
        <source>the table {table} is missing or not as it should be</source>
        <translation>die Tabelle {table} fehlt oder ist nicht, wie sie sein sollte</translation>
    </message>
    <message>
        <source>there</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>diese Datei gibt es nicht</translation>
    </message>
    <message>
        <source>threshold (cosine distance)</source>
        <translation>Schwelle (Kosinusabstand)</translation>
    </message>
    <message>
        <source>to be read again</source>
        <translation>wird noch einmal gelesen</translation>
    </message>
    <message>
        <source>too large: decoding it takes too much memory</source>
        <translation>zu groß: Das Dekodieren braucht zu viel Speicher</translation>
    </message>
    <message>
        <source>too large: {size:,} bytes</source>
        <translation>zu groß: {size:,} Bytes</translation>
    </message>
    <message>
        <source>too large: {width:,} by {height:,} pixels</source>
        <translation>zu groß: {width:,} mal {height:,} Pixel</translation>
    </message>
    <message>
        <source>too large: {width:,} by {height:,} pixels of {bytes} bytes each</source>
        <translation>zu groß: {width:,} mal {height:,} Pixel zu je {bytes} Bytes</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>wahr oder falsch</translation>
    </message>
    <message>
        <source>truncated: only {share:.0%} of its data is there</source>
        <translation>abgeschnitten: Nur {share:.0%} der Daten sind da</translation>
    </message>
    <message numerus="yes">
        <source>truncated: only {there:,} of {count:,} row is there</source>
        <translation>
            <numerusform>abgeschnitten: Nur {there:,} von {count:,} Zeile ist da</numerusform>
            <numerusform>abgeschnitten: Nur {there:,} von {count:,} Zeilen sind da</numerusform>
        </translation>
    </message>
    <message>
        <source>truncated: only {there:,} of {tiles:,} tiles are there</source>
        <translation>abgeschnitten: Nur {there:,} von {tiles:,} Kacheln sind da</translation>
    </message>
    <message>
        <source>truncated: only {there:,} of {whole:,} bytes are there</source>
        <translation>abgeschnitten: Nur {there:,} von {whole:,} Bytes sind da</translation>
    </message>
    <message>
        <source>truncated: the table that says where its pixels lie is cut off</source>
        <translation>abgeschnitten: Die Tabelle, die sagt, wo die Pixel liegen, fehlt zum Teil</translation>
    </message>
    <message>
        <source>uncompressed</source>
        <translation>unkomprimiert</translation>
    </message>
    <message>
        <source>under 1 of 100</source>
        <translation>unter 1 von 100</translation>
    </message>
    <message>
        <source>unknown-label rate</source>
        <translation>Quote bei unbekannten Labels</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>what it says of itself is damaged ({error})</source>
        <translation>was sie von sich sagt, ist beschädigt ({error})</translation>
    </message>
    <message>
        <source>what would help</source>
        <translation>was helfen würde</translation>
    </message>
    <message>
        <source>written in another way</source>
        <translation>anders geschrieben</translation>
    </message>
    <message>
        <source>you have no permission for it</source>
        <translation>Sie haben keine Berechtigung dafür</translation>
    </message>
    <message>
        <source>you may not read or write it. Change its permissions or choose another place</source>
        <translation>Lesen oder Schreiben ist Ihnen nicht erlaubt. Ändern Sie die Zugriffsrechte, oder wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>your disk quota is used up. Make some room and try again; what was finished is kept</source>
        <translation>Ihr Speicherkontingent ist erschöpft. Schaffen Sie Platz, und versuchen Sie es noch einmal; was fertig war, bleibt</translation>
    </message>
    <message>
        <source>{0}%</source>
        <translation>{0}&#xa0;%</translation>
    </message>
    <message>
        <source>{address} and this computer need the same versions of Ray and Python: {said}</source>
        <translation>{address} und dieser Computer brauchen dieselben Versionen von Ray und Python: {said}</translation>
    </message>
    <message>
        <source>{address} answers with it. Use another one there first.</source>
        <translation>{address} antwortet damit. Verwenden Sie dort zuerst eine andere.</translation>
    </message>
    <message>
        <source>{address} has no version “{digest}”. See: simgui shared versions {address}</source>
        <translation>{address} hat keine Version „{digest}“. Siehe: simgui shared versions {address}</translation>
    </message>
    <message>
        <source>{address} is no Ray cluster that this computer can use. Ray says: {said}</source>
        <translation>{address} ist kein Ray-Cluster, den dieser Computer nutzen kann. Ray sagt: {said}</translation>
    </message>
    <message>
        <source>{address} was published without what words need. Whoever publishes its folders adds it by publishing them again with this version of SimGUI: simgui index FOLDER --to {address}</source>
        <translation>{address} wurde ohne das veröffentlicht, was Wörter brauchen. Wer die Ordner veröffentlicht, ergänzt es, indem er sie mit dieser Version von SimGUI noch einmal veröffentlicht: simgui index ORDNER --to {address}</translation>
    </message>
    <message>
        <source>{address} was written by a later SimGUI. Install the newest version.</source>
        <translation>{address} wurde von einem neueren SimGUI geschrieben. Installieren Sie die neueste Version.</translation>
    </message>
    <message>
        <source>{answer}</source>
        <translation>{answer}</translation>
    </message>
    <message numerus="yes">
        <source>{copies:,} of {pictures:,} pictures are near copies of another; measured on {count:,} scene that it never saw.</source>
        <translation>
            <numerusform>{copies:,} von {pictures:,} Bildern sind Beinahe-Kopien eines anderen; gemessen an {count:,} Szene, die es nie gesehen hat.</numerusform>
            <numerusform>{copies:,} von {pictures:,} Bildern sind Beinahe-Kopien eines anderen; gemessen an {count:,} Szenen, die es nie gesehen hat.</numerusform>
        </translation>
    </message>
    <message>
        <source>{count:,}</source>
        <translation>{count:,}</translation>
    </message>
    <message>
        <source>{count:,} MB</source>
        <translation>{count:,} MB</translation>
    </message>
    <message numerus="yes">
        <source>{count:,} answer</source>
        <translation>
            <numerusform>{count:,} Antwort</numerusform>
            <numerusform>{count:,} Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>{count:,} calibration</source>
        <translation>{count:,} Kalibrierung</translation>
    </message>
    <message numerus="yes">
        <source>{count:,} copy</source>
        <translation>
            <numerusform>{count:,} Kopie</numerusform>
            <numerusform>{count:,} Kopien</numerusform>
        </translation>
    </message>
    <message>
        <source>{count:,} each</source>
        <translation>je {count:,}</translation>
    </message>
    <message numerus="yes">
        <source>{count:,} exact copy</source>
        <translation>
            <numerusform>{count:,} exakte Kopie</numerusform>
            <numerusform>{count:,} exakte Kopien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} extra</source>
        <translation>
            <numerusform>{count:,} Überzähliges</numerusform>
            <numerusform>{count:,} Überzählige</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} file</source>
        <translation>
            <numerusform>{count:,} Datei</numerusform>
            <numerusform>{count:,} Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} file could not be read.</source>
        <translation>
            <numerusform>{count:,} Datei konnte nicht gelesen werden.</numerusform>
            <numerusform>{count:,} Dateien konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} file could not be read; Library says why.</source>
        <translation>
            <numerusform>{count:,} Datei konnte nicht gelesen werden; in der Bibliothek steht, warum.</numerusform>
            <numerusform>{count:,} Dateien konnten nicht gelesen werden; in der Bibliothek steht, warum.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} folder</source>
        <translation>
            <numerusform>{count:,} Ordner</numerusform>
            <numerusform>{count:,} Ordner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} group</source>
        <translation>
            <numerusform>{count:,} Gruppe</numerusform>
            <numerusform>{count:,} Gruppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} label</source>
        <translation>
            <numerusform>{count:,} Label</numerusform>
            <numerusform>{count:,} Labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} label has one picture only, which no other can find: each counts as an error.</source>
        <translation>
            <numerusform>{count:,} Label hat nur ein Bild, das kein anderes finden kann: Es zählt als Fehler.</numerusform>
            <numerusform>{count:,} Labels haben nur ein Bild, das kein anderes finden kann: Jedes zählt als Fehler.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} more answer, and the threshold follows what you said.</source>
        <translation>
            <numerusform>Noch {count:,} Antwort, dann richtet sich die Schwelle nach Ihnen.</numerusform>
            <numerusform>Noch {count:,} Antworten, dann richtet sich die Schwelle nach Ihnen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} near copy</source>
        <translation>
            <numerusform>{count:,} Beinahe-Kopie</numerusform>
            <numerusform>{count:,} Beinahe-Kopien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} of its pictures looks mislabelled: check it first.</source>
        <translation>
            <numerusform>{count:,} Bild sieht falsch gelabelt aus: Prüfen Sie es zuerst.</numerusform>
            <numerusform>{count:,} Bilder sehen falsch gelabelt aus: Prüfen Sie sie zuerst.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} of {errors:,} errors goes to “{label}”: merge the two, or add pictures that show what sets them apart.</source>
        <translation>
            <numerusform>{count:,} von {errors:,} Fehlern geht an „{label}“: Vereinen Sie die beiden, oder ergänzen Sie Bilder, die den Unterschied zeigen.</numerusform>
            <numerusform>{count:,} von {errors:,} Fehlern gehen an „{label}“: Vereinen Sie die beiden, oder ergänzen Sie Bilder, die den Unterschied zeigen.</numerusform>
        </translation>
    </message>
    <message>
        <source>{count:,} of {label}, taken for {other}</source>
        <translation>{count:,} von {label}, gehalten für {other}</translation>
    </message>
    <message numerus="yes">
        <source>{count:,} pair</source>
        <translation>
            <numerusform>{count:,} Paar</numerusform>
            <numerusform>{count:,} Paare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} pair of near copies has different labels, for example {examples}. Give both the same label.</source>
        <translation>
            <numerusform>{count:,} Paar von Beinahe-Kopien hat verschiedene Labels: {examples}. Geben Sie beiden dasselbe Label.</numerusform>
            <numerusform>{count:,} Paare von Beinahe-Kopien haben verschiedene Labels, zum Beispiel {examples}. Geben Sie beiden dasselbe Label.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} part</source>
        <translation>
            <numerusform>{count:,} Teil</numerusform>
            <numerusform>{count:,} Teile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} picture</source>
        <translation>
            <numerusform>{count:,} Bild</numerusform>
            <numerusform>{count:,} Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} picture changes verdict</source>
        <translation>
            <numerusform>{count:,} Bild wechselt das Urteil</numerusform>
            <numerusform>{count:,} Bilder wechseln das Urteil</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} picture circled</source>
        <translation>
            <numerusform>{count:,} Bild umkreist</numerusform>
            <numerusform>{count:,} Bilder umkreist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} picture from the same folder, each without itself</source>
        <translation>
            <numerusform>{count:,} Bild aus demselben Ordner, ohne sich selbst</numerusform>
            <numerusform>{count:,} Bilder aus demselben Ordner, jedes ohne sich selbst</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} picture from {folder}</source>
        <translation>
            <numerusform>{count:,} Bild aus {folder}</numerusform>
            <numerusform>{count:,} Bilder aus {folder}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} picture has another label now.</source>
        <translation>
            <numerusform>{count:,} Bild hat jetzt ein anderes Label.</numerusform>
            <numerusform>{count:,} Bilder haben jetzt ein anderes Label.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} picture has keywords of which none is a label yet.</source>
        <translation>
            <numerusform>{count:,} Bild hat Stichwörter, von denen noch keines ein Label ist.</numerusform>
            <numerusform>{count:,} Bilder haben Stichwörter, von denen noch keines ein Label ist.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} picture has no label there.</source>
        <translation>
            <numerusform>{count:,} Bild hat dort kein Label.</numerusform>
            <numerusform>{count:,} Bilder haben dort kein Label.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} picture has the label already.</source>
        <translation>
            <numerusform>{count:,} Bild hat das Label schon.</numerusform>
            <numerusform>{count:,} Bilder haben das Label schon.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} picture lies in no subfolder: make one for each label and move the pictures there.</source>
        <translation>
            <numerusform>{count:,} Bild liegt in keinem Unterordner: Legen Sie für jedes Label einen an, und verschieben Sie die Bilder dorthin.</numerusform>
            <numerusform>{count:,} Bilder liegen in keinem Unterordner: Legen Sie für jedes Label einen an, und verschieben Sie die Bilder dorthin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} picture lies under more than one label and cannot be learned.</source>
        <translation>
            <numerusform>{count:,} Bild liegt unter mehr als einem Label und kann nicht gelernt werden.</numerusform>
            <numerusform>{count:,} Bilder liegen unter mehr als einem Label und können nicht gelernt werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} picture lies under more than one label and cannot be learned: {examples}.</source>
        <translation>
            <numerusform>{count:,} Bild liegt unter mehr als einem Label und kann nicht gelernt werden: {examples}.</numerusform>
            <numerusform>{count:,} Bilder liegen unter mehr als einem Label und können nicht gelernt werden: {examples}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} picture was skipped: it has changed, is gone or cannot be read.</source>
        <translation>
            <numerusform>{count:,} Bild wurde übersprungen: Es wurde geändert, ist nicht mehr da oder nicht lesbar.</numerusform>
            <numerusform>{count:,} Bilder wurden übersprungen: Sie wurden geändert, sind nicht mehr da oder nicht lesbar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} picture will have another label.</source>
        <translation>
            <numerusform>{count:,} Bild bekommt ein anderes Label.</numerusform>
            <numerusform>{count:,} Bilder bekommen ein anderes Label.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} picture with another label keeps its own.</source>
        <translation>
            <numerusform>{count:,} Bild mit einem anderen Label behält seines.</numerusform>
            <numerusform>{count:,} Bilder mit einem anderen Label behalten ihres.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} picture with several labels at once stays as it is ({first}: {labels}).</source>
        <translation>
            <numerusform>{count:,} Bild mit mehreren Labels zugleich bleibt, wie es ist ({first}: {labels}).</numerusform>
            <numerusform>{count:,} Bilder mit mehreren Labels zugleich bleiben, wie sie sind ({first}: {labels}).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} picture without a label has one now.</source>
        <translation>
            <numerusform>{count:,} Bild ohne Label hat jetzt eines.</numerusform>
            <numerusform>{count:,} Bilder ohne Label haben jetzt eines.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} picture without a label will have one.</source>
        <translation>
            <numerusform>{count:,} Bild ohne Label bekommt eines.</numerusform>
            <numerusform>{count:,} Bilder ohne Label bekommen eines.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} picture without a label.</source>
        <translation>
            <numerusform>{count:,} Bild ohne Label.</numerusform>
            <numerusform>{count:,} Bilder ohne Label.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} place</source>
        <translation>
            <numerusform>{count:,} Ort</numerusform>
            <numerusform>{count:,} Orte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} round</source>
        <translation>
            <numerusform>{count:,} Runde</numerusform>
            <numerusform>{count:,} Runden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} row</source>
        <translation>
            <numerusform>{count:,} Zeile</numerusform>
            <numerusform>{count:,} Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} row names no picture of this folder ({first}).</source>
        <translation>
            <numerusform>{count:,} Zeile nennt kein Bild dieses Ordners ({first}).</numerusform>
            <numerusform>{count:,} Zeilen nennen kein Bild dieses Ordners ({first}).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} scene</source>
        <translation>
            <numerusform>{count:,} Szene</numerusform>
            <numerusform>{count:,} Szenen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} sidecar is changed: all that others wrote stays.</source>
        <translation>
            <numerusform>{count:,} Begleitdatei ist geändert: Was andere hineingeschrieben haben, bleibt.</numerusform>
            <numerusform>{count:,} Begleitdateien sind geändert: Was andere hineingeschrieben haben, bleibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} sidecar is new.</source>
        <translation>
            <numerusform>{count:,} Begleitdatei ist neu.</numerusform>
            <numerusform>{count:,} Begleitdateien sind neu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} sidecar says the label already.</source>
        <translation>
            <numerusform>{count:,} Begleitdatei nennt das Label schon.</numerusform>
            <numerusform>{count:,} Begleitdateien nennen das Label schon.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} sidecar stays as it is.</source>
        <translation>
            <numerusform>{count:,} Begleitdatei bleibt, wie sie ist.</numerusform>
            <numerusform>{count:,} Begleitdateien bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} sidecar will be changed: all that others wrote stays.</source>
        <translation>
            <numerusform>{count:,} Begleitdatei wird geändert: Was andere hineingeschrieben haben, bleibt.</numerusform>
            <numerusform>{count:,} Begleitdateien werden geändert: Was andere hineingeschrieben haben, bleibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} sidecar will be new.</source>
        <translation>
            <numerusform>{count:,} Begleitdatei wird neu angelegt.</numerusform>
            <numerusform>{count:,} Begleitdateien werden neu angelegt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} step</source>
        <translation>
            <numerusform>{count:,} Schritt</numerusform>
            <numerusform>{count:,} Schritte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count:,} subfolder</source>
        <translation>
            <numerusform>{count:,} Unterordner</numerusform>
            <numerusform>{count:,} Unterordner</numerusform>
        </translation>
    </message>
    <message>
        <source>{count:,} test</source>
        <translation>{count:,} Test</translation>
    </message>
    <message numerus="yes">
        <source>{count:,} tested picture</source>
        <translation>
            <numerusform>{count:,} getestetes Bild</numerusform>
            <numerusform>{count:,} getestete Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>{count:,} that the model has learnt from</source>
        <translation>{count:,}, aus denen das Modell gelernt hat</translation>
    </message>
    <message>
        <source>{count:,} train</source>
        <translation>{count:,} Training</translation>
    </message>
    <message>
        <source>{count:,}; the others were drawn evenly from all labels</source>
        <translation>{count:,}; die anderen wurden gleichmäßig aus allen Labels gezogen</translation>
    </message>
    <message>
        <source>{done:,} of {count:,}</source>
        <translation>{done:,} von {count:,}</translation>
    </message>
    <message>
        <source>{done:,} of {count:,} MB</source>
        <translation>{done:,} von {count:,} MB</translation>
    </message>
    <message numerus="yes">
        <source>{done:,} of {count:,} file</source>
        <translation>
            <numerusform>{done:,} von {count:,} Datei</numerusform>
            <numerusform>{done:,} von {count:,} Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done:,} of {count:,} group</source>
        <translation>
            <numerusform>{done:,} von {count:,} Gruppe</numerusform>
            <numerusform>{done:,} von {count:,} Gruppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done:,} of {count:,} pair</source>
        <translation>
            <numerusform>{done:,} von {count:,} Paar</numerusform>
            <numerusform>{done:,} von {count:,} Paaren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done:,} of {count:,} part</source>
        <translation>
            <numerusform>{done:,} von {count:,} Teil</numerusform>
            <numerusform>{done:,} von {count:,} Teilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done:,} of {count:,} picture</source>
        <translation>
            <numerusform>{done:,} von {count:,} Bild</numerusform>
            <numerusform>{done:,} von {count:,} Bildern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done:,} of {count:,} round</source>
        <translation>
            <numerusform>{done:,} von {count:,} Runde</numerusform>
            <numerusform>{done:,} von {count:,} Runden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done:,} of {count:,} row</source>
        <translation>
            <numerusform>{done:,} von {count:,} Zeile</numerusform>
            <numerusform>{done:,} von {count:,} Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done:,} of {count:,} step</source>
        <translation>
            <numerusform>{done:,} von {count:,} Schritt</numerusform>
            <numerusform>{done:,} von {count:,} Schritten</numerusform>
        </translation>
    </message>
    <message>
        <source>{duration} left</source>
        <translation>noch {duration}</translation>
    </message>
    <message>
        <source>{error}.</source>
        <translation>{error}.</translation>
    </message>
    <message>
        <source>{error}. Check that the computer is online and try again.</source>
        <translation>{error}. Prüfen Sie, ob der Computer online ist, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{error}. Install SimGUI again in a fresh environment.</source>
        <translation>{error}. Installieren Sie SimGUI in einer frischen Umgebung neu.</translation>
    </message>
    <message>
        <source>{fewest:,} to {most:,}, median {median:,.0f}</source>
        <translation>{fewest:,} bis {most:,}, Median {median:,.0f}</translation>
    </message>
    <message>
        <source>{file} cannot be read. Install SimGUI again.</source>
        <translation>{file} ist nicht lesbar. Installieren Sie SimGUI neu.</translation>
    </message>
    <message>
        <source>{file} holds {what}, which is not unpacked. Nothing of it is used.</source>
        <translation>{file} enthält {what}; das wird nicht entpackt. Nichts davon wird verwendet.</translation>
    </message>
    <message>
        <source>{file} is larger than a model can be.</source>
        <translation>{file} ist größer, als ein Modell sein kann.</translation>
    </message>
    <message>
        <source>{file} of {source} is damaged, or another one than this version of SimGUI was made with. Nothing of it is used. Try again, or choose another place.</source>
        <translation>{file} von {source} ist beschädigt oder eine andere Datei als die, mit der diese Version von SimGUI gemacht wurde. Nichts davon wird verwendet. Versuchen Sie es noch einmal, oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>{file} was not exported by SimGUI, or is damaged. Choose another file.</source>
        <translation>{file} wurde nicht von SimGUI exportiert oder ist beschädigt. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{file}: it is a folder. Choose a file.</source>
        <translation>{file}: Das ist ein Ordner. Wählen Sie eine Datei.</translation>
    </message>
    <message>
        <source>{file}: one column of paths and one of labels, such as “hats/1.jpg,hat”.</source>
        <translation>{file}: eine Spalte mit Pfaden und eine mit Labels, etwa „hats/1.jpg,hat“.</translation>
    </message>
    <message>
        <source>{file}: {error}. Delete the file, then add the libraries again.</source>
        <translation>{file}: {error}. Löschen Sie die Datei, und fügen Sie die Bibliotheken dann wieder hinzu.</translation>
    </message>
    <message>
        <source>{file}: {reason}.</source>
        <translation>{file}: {reason}.</translation>
    </message>
    <message>
        <source>{folder} has no {file}. Choose the folder with all files that training needs.</source>
        <translation>In {folder} fehlt {file}. Wählen Sie den Ordner mit allen Dateien, die das Training braucht.</translation>
    </message>
    <message>
        <source>{folder} holds no picture that SimGUI reads. Choose another folder.</source>
        <translation>{folder} enthält kein Bild, das SimGUI liest. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{folder} is no folder on this computer, and no address that begins with https://.</source>
        <translation>{folder} ist kein Ordner auf diesem Computer und keine Adresse, die mit https:// beginnt.</translation>
    </message>
    <message>
        <source>{folder} is not there on {machine}. Mount the folder under the same path on every machine of the cluster and start again; what was finished is kept.</source>
        <translation>{folder} ist auf {machine} nicht da. Binden Sie den Ordner auf jedem Rechner des Clusters unter demselben Pfad ein, und beginnen Sie noch einmal; was fertig war, bleibt.</translation>
    </message>
    <message>
        <source>{folder} is not there. What it holds ({pictures}) stays searchable; connect the drive, or remove the folder from the library.</source>
        <translation>{folder} ist nicht da. Sein Inhalt ({pictures}) bleibt durchsuchbar; schließen Sie das Laufwerk an, oder entfernen Sie den Ordner aus der Bibliothek.</translation>
    </message>
    <message>
        <source>{folder} needs pictures in subfolders, one subfolder a label, to be evaluated.</source>
        <translation>{folder} braucht zum Auswerten Bilder in Unterordnern, je Label einen.</translation>
    </message>
    <message>
        <source>{folder} was disconnected or moved while it was being indexed. What is indexed of it ({pictures}) stays searchable; connect it and index it again for the rest.</source>
        <translation>{folder} wurde während des Indizierens getrennt oder verschoben. Was davon indiziert ist ({pictures}), bleibt durchsuchbar; schließen Sie das Laufwerk an, und indizieren Sie den Rest noch einmal.</translation>
    </message>
    <message>
        <source>{folder}: name a folder that does not exist yet.</source>
        <translation>{folder}: Nennen Sie einen Ordner, den es noch nicht gibt.</translation>
    </message>
    <message numerus="yes">
        <source>{found:,} of {count:,} picture found, best first</source>
        <translation>
            <numerusform>{found:,} von {count:,} Bild gefunden, die besten zuerst</numerusform>
            <numerusform>{found:,} von {count:,} Bildern gefunden, die besten zuerst</numerusform>
        </translation>
    </message>
    <message>
        <source>{host} cannot be reached. Check that the computer is online and try again.</source>
        <translation>{host} ist nicht erreichbar. Prüfen Sie, ob der Computer online ist, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{host} named a page that is not safe to open. Try again later.</source>
        <translation>{host} nannte eine Seite, die nicht sicher zu öffnen ist. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>{host} said nothing about new versions. Try again later.</source>
        <translation>{host} sagte nichts über neue Versionen. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>{how}. Choose another file.</source>
        <translation>{how}. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{interval} of {count:,}</source>
        <translation>{interval} von {count:,}</translation>
    </message>
    <message>
        <source>{interval},
of {labels}</source>
        <translation>{interval},
von {labels}</translation>
    </message>
    <message>
        <source>{into} leads to another place, where SimGUI writes nothing. Make it a real folder.</source>
        <translation>{into} führt an einen anderen Ort, an den SimGUI nichts schreibt. Machen Sie daraus einen echten Ordner.</translation>
    </message>
    <message>
        <source>{labels}, {pictures}: {names}</source>
        <translation>{labels}, {pictures}: {names}</translation>
    </message>
    <message>
        <source>{larger:,} and {smaller:,} of its pictures lie further apart ({gap:.2f}) than two labels usually do ({usual:.2f}).</source>
        <translation>{larger:,} und {smaller:,} seiner Bilder liegen weiter auseinander ({gap:.2f}) als sonst zwei Labels ({usual:.2f}).</translation>
    </message>
    <message>
        <source>{length} mm</source>
        <translation>{length} mm</translation>
    </message>
    <message>
        <source>{low:.0f} to {high:.0f}</source>
        <translation>{low:.0f} bis {high:.0f}</translation>
    </message>
    <message>
        <source>{low:.0f} to {high:.0f}, of {count:,}</source>
        <translation>{low:.0f} bis {high:.0f}, von {count:,}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>{machine} works with {parts}. Install the same versions as on this computer there (simgui doctor lists them) and start again; what was finished is kept.</source>
        <translation>{machine} arbeitet mit {parts}. Installieren Sie dort dieselben Versionen wie auf diesem Computer (simgui doctor zeigt sie), und beginnen Sie noch einmal; was fertig war, bleibt.</translation>
    </message>
    <message>
        <source>{matcher}, in use</source>
        <translation>{matcher}, verwendet</translation>
    </message>
    <message>
        <source>{meaning} ({remark})</source>
        <translation>{meaning} ({remark})</translation>
    </message>
    <message>
        <source>{meaning}: not measured. {why}</source>
        <translation>{meaning}: nicht gemessen. {why}</translation>
    </message>
    <message>
        <source>{metric} now {today:.0%}, later about {then:.0%}</source>
        <translation>{metric} jetzt {today:.0%}, später etwa {then:.0%}</translation>
    </message>
    <message numerus="yes">
        <source>{names} and {count:,} more</source>
        <translation>
            <numerusform>{names} und {count:,} weiteres</numerusform>
            <numerusform>{names} und {count:,} weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} holds no picture that can be read.</source>
        <translation>
            <numerusform>{names} enthält kein lesbares Bild.</numerusform>
            <numerusform>{names} enthalten kein lesbares Bild.</numerusform>
        </translation>
    </message>
    <message>
        <source>{names}: excluded; include them to learn from them.</source>
        <translation>{names}: ausgeschlossen; beziehen Sie sie ein, um daraus zu lernen.</translation>
    </message>
    <message>
        <source>{names}: fewer than {least} pictures, so learned but not measured.</source>
        <translation>{names}: weniger als {least} Bilder, daher gelernt, aber nicht gemessen.</translation>
    </message>
    <message>
        <source>{names}: fewer than {least} scenes, so learned but not measured. Add pictures from other times or places.</source>
        <translation>{names}: weniger als {least} Szenen, daher gelernt, aber nicht gemessen. Ergänzen Sie Bilder von anderen Zeiten oder Orten.</translation>
    </message>
    <message>
        <source>{names}: held out, so not trained on.</source>
        <translation>{names}: zurückgehalten, daher nicht im Training.</translation>
    </message>
    <message>
        <source>{names}: with one picture, nothing can be learned.</source>
        <translation>{names}: Aus einem Bild ist nichts zu lernen.</translation>
    </message>
    <message>
        <source>{name} answered {status} when asked for {file}. Try again later, or choose a folder with the files.</source>
        <translation>{name} antwortete auf die Frage nach {file} mit {status}. Versuchen Sie es später noch einmal, oder wählen Sie einen Ordner mit den Dateien.</translation>
    </message>
    <message>
        <source>{name} is not part of a catalogue</source>
        <translation>{name} gehört nicht zu einem Katalog</translation>
    </message>
    <message>
        <source>{package} is missing</source>
        <translation>{package} fehlt</translation>
    </message>
    <message>
        <source>{package} is not there. {remedy}</source>
        <translation>{package} ist nicht da. {remedy}</translation>
    </message>
    <message>
        <source>{package} {installed} does not work</source>
        <translation>{package} {installed} funktioniert nicht</translation>
    </message>
    <message>
        <source>{part} of {whole}</source>
        <translation>{part} von {whole}</translation>
    </message>
    <message>
        <source>{path} has no duplicate here. Look for duplicates again.</source>
        <translation>{path} hat hier kein Duplikat. Suchen Sie noch einmal nach Duplikaten.</translation>
    </message>
    <message>
        <source>{path} has schema {schema}, this program knows up to {known}. Install the newer SimGUI.</source>
        <translation>{path} hat Schema {schema}, dieses Programm kennt sie bis {known}. Installieren Sie das neuere SimGUI.</translation>
    </message>
    <message>
        <source>{path} is missing or damaged. Install SimGUI again.</source>
        <translation>{path} fehlt oder ist beschädigt. Installieren Sie SimGUI neu.</translation>
    </message>
    <message>
        <source>{path} is not readable ({why}). Close SimGUI and run: simgui doctor. It sets the file aside and keeps what you decided; your pictures are not affected.</source>
        <translation>{path} ist nicht lesbar ({why}). Schließen Sie SimGUI, und führen Sie aus: simgui doctor. Es legt die Datei beiseite und behält, was Sie entschieden haben; Ihre Bilder sind nicht betroffen.</translation>
    </message>
    <message>
        <source>{path} {how}. Use another model, or install SimGUI again.</source>
        <translation>{path} {how}. Verwenden Sie ein anderes Modell, oder installieren Sie SimGUI neu.</translation>
    </message>
    <message>
        <source>{path}: {advice}</source>
        <translation>{path}: {advice}</translation>
    </message>
    <message>
        <source>{path}: {advice}.</source>
        <translation>{path}: {advice}.</translation>
    </message>
    <message>
        <source>{path}: {problems}. These entries have been removed; rescan your folders (F5) to compute them again.</source>
        <translation>{path}: {problems}. Diese Einträge wurden entfernt; lesen Sie Ihre Ordner neu ein (F5), um sie neu zu berechnen.</translation>
    </message>
    <message>
        <source>{path}: {reason}. Choose another picture.</source>
        <translation>{path}: {reason}. Wählen Sie ein anderes Bild.</translation>
    </message>
    <message numerus="yes">
        <source>{pictures:,} of {count:,} label in {folder}</source>
        <translation>
            <numerusform>{pictures:,} von {count:,} Label in {folder}</numerusform>
            <numerusform>{pictures:,} von {count:,} Labels in {folder}</numerusform>
        </translation>
    </message>
    <message>
        <source>{place} was not found. Check its name, and that its drive is connected.</source>
        <translation>{place} wurde nicht gefunden. Prüfen Sie den Namen, und ob das Laufwerk angeschlossen ist.</translation>
    </message>
    <message>
        <source>{reason}. Check that its folder exists and can be written to.</source>
        <translation>{reason}. Prüfen Sie, ob der Ordner da ist und beschrieben werden kann.</translation>
    </message>
    <message>
        <source>{right:,} of {pairs:,} such were right</source>
        <translation>{right:,} von {pairs:,} solchen waren richtig</translation>
    </message>
    <message>
        <source>{server} did not answer in time. Try again later; if it stays so, ask the person who runs the server.</source>
        <translation>{server} hat nicht rechtzeitig geantwortet. Versuchen Sie es später noch einmal; bleibt es dabei, fragen Sie die Person, die den Server betreibt.</translation>
    </message>
    <message>
        <source>{server} does not accept them. Give them again: in the window by “Open shared library…”, or with: simgui shared add {address} --user NAME</source>
        <translation>{server} nimmt sie nicht an. Geben Sie sie noch einmal an: im Fenster mit „Gemeinsame Bibliothek öffnen…“, oder mit: simgui shared add {address} --user NAME</translation>
    </message>
    <message>
        <source>{server} has no library “{name}”, or its first publishing has not come to its end. Check the name, or publish with: simgui index FOLDER --to {address}</source>
        <translation>{server} hat keine Bibliothek „{name}“, oder ihre erste Veröffentlichung ist noch nicht fertig. Prüfen Sie den Namen, oder veröffentlichen Sie mit: simgui index ORDNER --to {address}</translation>
    </message>
    <message>
        <source>{server} has no room left, in memory or on disk. What is published stays; run it again when the person who runs the server has made room.</source>
        <translation>{server} hat keinen Platz mehr, im Speicher oder auf der Platte. Veröffentlichtes bleibt; beginnen Sie noch einmal, wenn auf dem Server Platz geschaffen ist.</translation>
    </message>
    <message>
        <source>{server} has not loaded it. Try again in a minute; if it stays so, ask the person who runs the server.</source>
        <translation>{server} hat sie nicht geladen. Versuchen Sie es in einer Minute noch einmal; bleibt es dabei, fragen Sie die Person, die den Server betreibt.</translation>
    </message>
    <message>
        <source>{server} runs Milvus {version}; SimGUI needs {least} or newer. Ask the person who runs the server.</source>
        <translation>Auf {server} läuft Milvus {version}; SimGUI braucht {least} oder neuer. Fragen Sie die Person, die den Server betreibt.</translation>
    </message>
    <message>
        <source>{server} took too long. Try again later; what was finished is kept.</source>
        <translation>{server} hat zu lange gebraucht. Versuchen Sie es später noch einmal; was fertig war, bleibt.</translation>
    </message>
    <message>
        <source>{server}: {reason}. Try again; if it stays so, ask the person who runs the server.</source>
        <translation>{server}: {reason}. Versuchen Sie es noch einmal; bleibt es dabei, fragen Sie die Person, die den Server betreibt.</translation>
    </message>
    <message>
        <source>{size:,} MB</source>
        <translation>{size:,} MB</translation>
    </message>
    <message>
        <source>{size} from {hosts}</source>
        <translation>{size} von {hosts}</translation>
    </message>
    <message>
        <source>{skipped:,} of {all:,} are gone, have changed since they were indexed, or cannot be read. Check that the drive is connected, then train again.</source>
        <translation>{skipped:,} von {all:,} sind nicht mehr da, seit dem Indizieren geändert oder nicht lesbar. Prüfen Sie, ob das Laufwerk angeschlossen ist, und trainieren Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>{source} cannot be reached any more. What has come is kept: try again when the computer is online.</source>
        <translation>{source} ist nicht mehr erreichbar. Was angekommen ist, bleibt: Versuchen Sie es noch einmal, wenn der Computer online ist.</translation>
    </message>
    <message>
        <source>{source} has schema {version}, this program knows up to {known}. Install the newer SimGUI to use it.</source>
        <translation>{source} hat Schema {version}, dieses Programm kennt sie bis {known}. Installieren Sie das neuere SimGUI, um sie zu verwenden.</translation>
    </message>
    <message>
        <source>{source} is damaged ({why}). Choose another file.</source>
        <translation>{source} ist beschädigt ({why}). Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{source} is in use. Choose a backup of it.</source>
        <translation>{source} ist in Gebrauch. Wählen Sie eine Sicherung davon.</translation>
    </message>
    <message>
        <source>{source} is no file. Choose a backup made by SimGUI.</source>
        <translation>{source} ist keine Datei. Wählen Sie eine Sicherung, die SimGUI gemacht hat.</translation>
    </message>
    <message>
        <source>{source} was not made by SimGUI. Choose another file.</source>
        <translation>{source} stammt nicht von SimGUI. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{target} is a folder. Give the name of a file.</source>
        <translation>{target} ist ein Ordner. Geben Sie den Namen einer Datei an.</translation>
    </message>
    <message>
        <source>{target} lies in the folder that is to be backed up. Choose a place on another drive.</source>
        <translation>{target} liegt in dem Ordner, der gesichert werden soll. Wählen Sie einen Ort auf einem anderen Laufwerk.</translation>
    </message>
    <message>
        <source>{text} {amount}</source>
        <translation>{text}: {amount}</translation>
    </message>
    <message>
        <source>{text}, {left}</source>
        <translation>{text}, {left}</translation>
    </message>
    <message>
        <source>{text}…</source>
        <translation>{text}…</translation>
    </message>
    <message>
        <source>{time} s</source>
        <translation>{time} s</translation>
    </message>
    <message>
        <source>{title}. {message}</source>
        <translation>{title}. {message}</translation>
    </message>
    <message>
        <source>{variant}: SimGUI does not read this variant</source>
        <translation>{variant}: Diese Variante liest SimGUI nicht</translation>
    </message>
    <message>
        <source>{what}.</source>
        <translation>{what}.</translation>
    </message>
    <message>
        <source>{what}. The log in the data folder says more.</source>
        <translation>{what}. Mehr steht im Protokoll im Datenordner.</translation>
    </message>
    <message>
        <source>{what}. The log says more.</source>
        <translation>{what}. Mehr steht im Protokoll.</translation>
    </message>
    <message>
        <source>{what}: it needs the extra &quot;{extra}&quot; of SimGUI (python -m pip install &quot;simgui[{extra}]&quot;)</source>
        <translation>{what}: Dafür braucht SimGUI sein Extra &quot;{extra}&quot; (python -m pip install &quot;simgui[{extra}]&quot;)</translation>
    </message>
    <message>
        <source>{what}: only SimGUI from source reads it, with its extra &quot;{extra}&quot;</source>
        <translation>{what}: Nur SimGUI aus dem Quelltext liest sie, mit seinem Extra &quot;{extra}&quot;</translation>
    </message>
    <message>
        <source>{word} · label</source>
        <translation>{word} · Label</translation>
    </message>
    <message>
        <source>“{field}” must be {must}</source>
        <translation>„{field}“ muss so sein: {must}</translation>
    </message>
    <message>
        <source>“{file_name}” in {address} is not as it was published. Ask the person who publishes to publish the model again.</source>
        <translation>„{file_name}“ in {address} ist nicht, wie es veröffentlicht wurde. Wer das Modell veröffentlicht hat, muss es noch einmal veröffentlichen.</translation>
    </message>
    <message>
        <source>“{first}” and “{other}” are searched with different models, whose distances cannot be compared. Search them one after the other, or use the same model in both.</source>
        <translation>„{first}“ und „{other}“ werden mit verschiedenen Modellen durchsucht, deren Abstände nicht vergleichbar sind. Durchsuchen Sie sie nacheinander, oder verwenden Sie in beiden dasselbe Modell.</translation>
    </message>
    <message>
        <source>“{folder}” was removed. No rule was changed.</source>
        <translation>„{folder}“ wurde entfernt. Es wurde keine Regel geändert.</translation>
    </message>
    <message numerus="yes">
        <source>“{label}” has {count:,} picture, and no label has more; one needs at least {least}.</source>
        <translation>
            <numerusform>„{label}“ hat {count:,} Bild, und kein Label hat mehr; eines braucht mindestens {least}.</numerusform>
            <numerusform>„{label}“ hat {count:,} Bilder, und kein Label hat mehr; eines braucht mindestens {least}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{label}” has {count:,} picture; a second label needs at least {least}.</source>
        <translation>
            <numerusform>„{label}“ hat {count:,} Bild; ein zweites Label braucht mindestens {least}.</numerusform>
            <numerusform>„{label}“ hat {count:,} Bilder; ein zweites Label braucht mindestens {least}.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{label}” is the only label; a second label needs at least {least} pictures.</source>
        <translation>„{label}“ ist das einzige Label; ein zweites braucht mindestens {least} Bilder.</translation>
    </message>
    <message>
        <source>“{largest}” has {many:,} pictures, “{smallest}” {few:,}. Both are shown equally often while training; more of the rare ones would help.</source>
        <translation>„{largest}“ hat {many:,} Bilder, „{smallest}“ {few:,}. Beide werden beim Training gleich oft gezeigt; mehr von den seltenen würde helfen.</translation>
    </message>
    <message>
        <source>“{model}” has learnt from every labelled picture of {folder}. Measure it with pictures that it has not seen.</source>
        <translation>„{model}“ hat aus jedem Bild mit Label von {folder} gelernt. Messen Sie es mit Bildern, die es nicht gesehen hat.</translation>
    </message>
    <message>
        <source>“{model}” is kept, and not used.</source>
        <translation>„{model}“ wird behalten, aber nicht verwendet.</translation>
    </message>
    <message>
        <source>“{model}” is not the id of a model.</source>
        <translation>„{model}“ ist nicht die Kennung eines Modells.</translation>
    </message>
    <message>
        <source>“{model}” is the model of {places}. Use another one there first.</source>
        <translation>„{model}“ ist das Modell von {places}. Verwenden Sie dort zuerst ein anderes.</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>„{name}“</translation>
    </message>
    <message>
        <source>“{name}” does not tell one place of a picture from another.</source>
        <translation>„{name}“ unterscheidet die Stellen eines Bildes nicht.</translation>
    </message>
    <message>
        <source>“{name}” makes no numbers of it. Use another model.</source>
        <translation>„{name}“ liefert dafür keine Zahlen. Verwenden Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>“{name}” stands on a backbone that this program does not have (“{backbone}”). Install the newest version of SimGUI.</source>
        <translation>„{name}“ beruht auf einem Grundnetz, das dieses Programm nicht hat („{backbone}“). Installieren Sie die neueste Version von SimGUI.</translation>
    </message>
    <message>
        <source>“{one}” and “{other}”</source>
        <translation>„{one}“ und „{other}“</translation>
    </message>
    <message>
        <source>“{one}” is the same picture as “{other}”</source>
        <translation>„{one}“ ist dasselbe Bild wie „{other}“</translation>
    </message>
    <message>
        <source>“{text}” does not read FOLDER=HERE: the folder as its publisher names it, and where it is here, such as /srv/pictures=/mnt/pictures or /srv/pictures=https://pictures.example.org.</source>
        <translation>„{text}“ hat nicht die Form ORDNER=HIER: der Ordner, wie ihn nennt, wer veröffentlicht, und wo er hier ist, etwa /srv/pictures=/mnt/pictures oder /srv/pictures=https://pictures.example.org.</translation>
    </message>
    <message>
        <source>“{text}” does not read milvus://HOST:PORT/NAME or milvus+tls://HOST:PORT/NAME, with a NAME of up to {most_name} lower-case letters, digits and single underscores.</source>
        <translation>„{text}“ hat nicht die Form milvus://HOST:PORT/NAME oder milvus+tls://HOST:PORT/NAME, mit einem NAMEN aus bis zu {most_name} Kleinbuchstaben, Ziffern und einzelnen Unterstrichen.</translation>
    </message>
    <message>
        <source>“{text}” is not the address of a Ray cluster. Write local for this computer, or ray://HOST:PORT (Ray&apos;s own port is 10001).</source>
        <translation>„{text}“ ist nicht die Adresse eines Ray-Clusters. Schreiben Sie local für diesen Computer, oder ray://HOST:PORT (Rays Standardport ist 10001).</translation>
    </message>
    <message>
        <source>“{text}”. {advice}</source>
        <translation>„{text}“. {advice}</translation>
    </message>
    <message>
        <source>✓ right, {distance:.3f}</source>
        <translation>✓ richtig, {distance:.3f}</translation>
    </message>
    <message>
        <source>✕ wrong, {distance:.3f}</source>
        <translation>✕ falsch, {distance:.3f}</translation>
    </message>
</context>
<context>
    <name>About</name>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>About SimGUI</source>
        <translation>Über SimGUI</translation>
    </message>
    <message>
        <source>Check for &amp;updates</source>
        <translation>Nach &amp;Updates suchen</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Es wird nachgesehen…</translation>
    </message>
    <message>
        <source>Checks once over the network; nothing is installed</source>
        <translation>Sieht einmal über das Netzwerk nach; installiert wird nichts</translation>
    </message>
    <message>
        <source>Finds the pictures that look alike. Everything stays on this computer. Apache-2.0.</source>
        <translation>Findet Bilder, die sich ähneln. Alles bleibt auf diesem Computer. Apache-2.0.</translation>
    </message>
    <message>
        <source>Icon of SimGUI</source>
        <translation>Symbol von SimGUI</translation>
    </message>
    <message>
        <source>Included software and its licences</source>
        <translation>Enthaltene Software und ihre Lizenzen</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>Teile des Programms</translation>
    </message>
    <message>
        <source>SimGUI {0}</source>
        <translation>SimGUI {0}</translation>
    </message>
    <message>
        <source>SimGUI {0} is available: &lt;a href=&quot;{1}&quot;&gt;{1}&lt;/a&gt;</source>
        <translation>SimGUI {0} ist verfügbar: &lt;a href=&quot;{1}&quot;&gt;{1}&lt;/a&gt;</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>Dies ist die neueste Version.</translation>
    </message>
</context>
<context>
    <name>Acting</name>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>; and {0:,} more</source>
        <translation>; und {0:,} weitere</translation>
    </message>
    <message>
        <source>CSV (*.csv);;JSON (*.json)</source>
        <translation>CSV (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Export the list of groups</source>
        <translation>Liste der Gruppen exportieren</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>In den Papierkorb legen</translation>
    </message>
    <message>
        <source>Move {0} ({1}) to the trash?

{2}</source>
        <translation>{0} ({1}) in den Papierkorb legen?

{2}</translation>
    </message>
    <message>
        <source>Move {0} to a folder</source>
        <translation>{0} in einen Ordner verschieben</translation>
    </message>
    <message>
        <source>Nothing was moved.</source>
        <translation>Es wurde nichts verschoben.</translation>
    </message>
    <message>
        <source>One of each group stays.</source>
        <translation>Eines jeder Gruppe bleibt.</translation>
    </message>
    <message>
        <source>One stays: {0}</source>
        <translation>Eines bleibt: {0}</translation>
    </message>
    <message>
        <source>Put back: {0}.</source>
        <translation>Zurückgelegt: {0}.</translation>
    </message>
    <message>
        <source>SimGUI was stopped while it moved pictures: {0} moved, none lost.</source>
        <translation>SimGUI wurde beim Verschieben von Bildern unterbrochen: verschoben {0}, keines verloren.</translation>
    </message>
    <message>
        <source>move {0}</source>
        <translation>{0} verschieben</translation>
    </message>
    <message>
        <source>move {0} to the trash</source>
        <translation>{0} in den Papierkorb legen</translation>
    </message>
    <message>
        <source>move {0} to “{1}”</source>
        <translation>{0} nach „{1}“ verschieben</translation>
    </message>
    <message>
        <source>the trash</source>
        <translation>den Papierkorb</translation>
    </message>
    <message>
        <source>{0} ({1}) moved to {2}.</source>
        <translation>{0} ({1}) in {2} verschoben.</translation>
    </message>
    <message>
        <source>{0} Ctrl+Z takes it back.</source>
        <translation>{0} Strg+Z macht es rückgängig.</translation>
    </message>
    <message>
        <source>{0} To take it back, open the system trash.</source>
        <translation>{0} Zum Zurückholen öffnen Sie den Papierkorb des Systems.</translation>
    </message>
    <message>
        <source>{0} could not be moved ({1}{2}).</source>
        <translation>Nicht verschoben: {0} ({1}{2}).</translation>
    </message>
    <message>
        <source>{0} could not be put back ({1}{2}).</source>
        <translation>Nicht zurückgelegt: {0} ({1}{2}).</translation>
    </message>
    <message>
        <source>{0} listed in {1}.</source>
        <translation>{0} aufgelistet in {1}.</translation>
    </message>
    <message>
        <source>{0} of the group stay.</source>
        <translation>Von der Gruppe bleiben {0}.</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>„{0}“</translation>
    </message>
</context>
<context>
    <name>AddingTraining</name>
    <message>
        <source>Add training</source>
        <translation>Training hinzufügen</translation>
    </message>
    <message>
        <source>Choose a folder with the files…</source>
        <translation>Ordner mit den Dateien wählen…</translation>
    </message>
    <message>
        <source>Choose the folder with the files that training needs</source>
        <translation>Den Ordner mit den Dateien wählen, die das Training braucht</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Getting what training needs…</source>
        <translation>Das für das Training Nötige wird geholt…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Training is not added yet</source>
        <translation>Das Training ist noch nicht hinzugefügt</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>Neighbours</source>
        <translation>Nachbarn</translation>
    </message>
    <message>
        <source>No pictures fit the filters.</source>
        <translation>Kein Bild passt zu den Filtern.</translation>
    </message>
    <message>
        <source>None of the nearest pictures is a match.</source>
        <translation>Keines der nächsten Bilder ist ein Treffer.</translation>
    </message>
</context>
<context>
    <name>AnswerButtons</name>
    <message>
        <source>Different</source>
        <translation>Anders</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>These two are different, whatever the distance (D)</source>
        <translation>Diese beiden sind verschieden, egal wie nah sie sich sind (D)</translation>
    </message>
    <message>
        <source>These two are the same, whatever the distance (S)</source>
        <translation>Diese beiden sind gleich, egal wie weit sie auseinanderliegen (S)</translation>
    </message>
</context>
<context>
    <name>AnswerLine</name>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>Show less likely pictures behind these</source>
        <translation>Weniger wahrscheinliche Bilder danach zeigen</translation>
    </message>
    <message>
        <source>Show only these</source>
        <translation>Nur diese zeigen</translation>
    </message>
    <message>
        <source>Show the rest</source>
        <translation>Die übrigen zeigen</translation>
    </message>
    <message>
        <source>{0:,} of {1} found, best first</source>
        <translation>{1}, davon {0:,} gefunden, die besten zuerst</translation>
    </message>
    <message>
        <source>{0}, best first</source>
        <translation>{0}, die besten zuerst</translation>
    </message>
    <message>
        <source>{0}, best first: {1:,} found, the rest less likely</source>
        <translation>{0}, die besten zuerst: {1:,} gefunden, die übrigen weniger wahrscheinlich</translation>
    </message>
</context>
<context>
    <name>Answering</name>
    <message>
        <source>forgetting an answer</source>
        <translation>Vergessen einer Antwort</translation>
    </message>
    <message>
        <source>the answer “different”</source>
        <translation>Antwort „verschieden“</translation>
    </message>
    <message>
        <source>the answer “same”</source>
        <translation>Antwort „gleich“</translation>
    </message>
    <message>
        <source>use the former threshold</source>
        <translation>frühere Schwelle verwenden</translation>
    </message>
    <message>
        <source>use the threshold from answers</source>
        <translation>Schwelle aus Antworten verwenden</translation>
    </message>
</context>
<context>
    <name>Areas</name>
    <message>
        <source>Only in {0}</source>
        <translation>Nur unter {0}</translation>
    </message>
    <message>
        <source>Open a folder first</source>
        <translation>Zuerst einen Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>AskDialog</name>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Are these two the same to you?</source>
        <translation>Sind diese beiden für Sie gleich?</translation>
    </message>
    <message>
        <source>Ask me about pairs</source>
        <translation>Fragen zu Bildpaaren</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Verschieden</translation>
    </message>
    <message>
        <source>Every pair that would teach something is answered or was skipped.</source>
        <translation>Jedes Paar, aus dem etwas zu lernen wäre, ist beantwortet oder übersprungen.</translation>
    </message>
    <message>
        <source>Looking for pairs that the model is unsure of…</source>
        <translation>Es werden Paare gesucht, bei denen das Modell unsicher ist…</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Say “same” where one should be found with the other. The model is not sure here.</source>
        <translation>Sagen Sie „gleich“, wenn eines mit dem anderen gefunden werden soll. Das Modell ist hier unsicher.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>There is nothing left to ask</source>
        <translation>Es gibt nichts mehr zu fragen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Answer a few pairs of pictures, and the threshold follows what you say</source>
        <translation>Beantworten Sie Fragen zu einigen Bildpaaren; die Schwelle richtet sich nach Ihren Antworten</translation>
    </message>
    <message>
        <source>Ask me about pairs…</source>
        <translation>Fragen zu Bildpaaren beantworten…</translation>
    </message>
    <message>
        <source>Ask me about pairs</source>
        <translation>Fragen zu Bildpaaren beantworten</translation>
    </message>
    <message>
        <source>Ask me…</source>
        <translation>Fragen beantworten…</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>&amp;Report…</source>
        <translation>&amp;Bericht…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Show what happened, as text to copy</source>
        <translation>Zeigen, was geschehen ist, als Text zum Kopieren</translation>
    </message>
</context>
<context>
    <name>BatchPreview</name>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>One batch as the training sees it: {0} with {1} each, drawn anew for every step. What stands in a row should be alike to you, what stands in two rows should not.</source>
        <translation>Ein Stapel, wie das Training ihn sieht: {0}, je {1}, für jeden Schritt neu gezogen. Was in einer Zeile steht, soll für Sie ähnlich sein; was in zwei Zeilen steht, nicht.</translation>
    </message>
    <message>
        <source>Training pictures</source>
        <translation>Trainingsbilder</translation>
    </message>
</context>
<context>
    <name>BeforeAfter</name>
    <message>
        <source> of {0}</source>
        <translation> von {0}</translation>
    </message>
    <message>
        <source>Back to Starter</source>
        <translation>Zurück zum Startmodell</translation>
    </message>
    <message>
        <source>Finished {0}.</source>
        <translation>Fertig {0}.</translation>
    </message>
    <message>
        <source>Measured on {0} that it never saw. Beside each share, its 95% margin.</source>
        <translation>Gemessen: {0}, die es nie gesehen hat. Neben jedem Anteil steht seine 95-%-Fehlerspanne.</translation>
    </message>
    <message>
        <source>Measured on {0}: only a gain of more than {1:.0f} points could be told from chance. About {2} are needed to tell. Add pictures of other scenes: a tenth is set aside to measure.</source>
        <translation>Gemessen: {0}. Nur ein Gewinn von mehr als {1:.0f} Punkten ließe sich vom Zufall unterscheiden. Etwa {2} sind nötig, um es zu erkennen. Ergänzen Sie Bilder anderer Szenen: Ein Zehntel wird zum Messen beiseitegelegt.</translation>
    </message>
    <message>
        <source>On the same pictures, both find the same nearest ones right.</source>
        <translation>Bei denselben Bildern finden beide dieselben nächsten richtig.</translation>
    </message>
    <message>
        <source>On the same pictures, the share whose nearest one is right changes by {0:+.0f} points, {1:+.0f} to {2:+.0f}.</source>
        <translation>Bei denselben Bildern ändert sich der Anteil, dessen nächstes Bild richtig ist, um {0:+.0f} Punkte, {1:+.0f} bis {2:+.0f}.</translation>
    </message>
    <message>
        <source>Results of “{0}”</source>
        <translation>Ergebnisse von „{0}“</translation>
    </message>
    <message>
        <source>See it in Search</source>
        <translation>In der Suche ansehen</translation>
    </message>
    <message>
        <source>Show the measurement of the model in use in Insight</source>
        <translation>Die Messung des verwendeten Modells in der Auswertung zeigen</translation>
    </message>
    <message>
        <source>The new model does not find better. It is kept; yours is still used.</source>
        <translation>Das neue Modell findet nicht besser. Es wird behalten; Ihres wird weiter verwendet.</translation>
    </message>
    <message>
        <source>The new model finds better. It is used from now on in “{0}”.</source>
        <translation>Das neue Modell findet besser. Es wird ab jetzt in „{0}“ verwendet.</translation>
    </message>
    <message>
        <source>The new model matches too little. It is kept; yours is still used.</source>
        <translation>Das neue Modell hat zu wenige Treffer. Es wird behalten; Ihres wird weiter verwendet.</translation>
    </message>
    <message>
        <source>The new model&apos;s verdicts are worse. It is kept; yours is still used.</source>
        <translation>Die Urteile des neuen Modells sind schlechter. Es wird behalten; Ihres wird weiter verwendet.</translation>
    </message>
    <message>
        <source>Too little to tell whether the new model finds better. Yours is still used.</source>
        <translation>Zu wenig, um zu sagen, ob das neue Modell besser findet. Ihres wird weiter verwendet.</translation>
    </message>
    <message>
        <source>Trained on “{0}”, {1}.</source>
        <translation>Trainiert mit „{0}“, {1}.</translation>
    </message>
    <message>
        <source>Use it all the same</source>
        <translation>Trotzdem verwenden</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
</context>
<context>
    <name>ChoicePopup</name>
    <message>
        <source>Counting…</source>
        <translation>Es wird gezählt…</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Liste filtern</translation>
    </message>
    <message>
        <source>There is nothing to choose from here.</source>
        <translation>Hier gibt es nichts zur Auswahl.</translation>
    </message>
    <message>
        <source>{0}  ({1:,})</source>
        <translation>{0}  ({1:,})</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>{0}, not available now: {1}</source>
        <translation>{0}, jetzt nicht verfügbar: {1}</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Verwechslungsmatrix</translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>A row for each label tested, a column for what its pictures match up to {0:.3f}: {1:,} of {2:,} right, {3:,} taken for another label, {4:,} no match.</source>
        <translation>Eine Zeile für jedes getestete Label, eine Spalte für das, womit seine Bilder bis {0:.3f} ein Treffer sind: {1:,} von {2:,} richtig, {3:,} für ein anderes Label gehalten, {4:,} kein Treffer.</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Verwechslung</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>How many pictures, or which share of those with the label</source>
        <translation>Wie viele Bilder, oder welcher Anteil derer mit dem Label</translation>
    </message>
    <message>
        <source>Largest mix-ups</source>
        <translation>Häufigste Verwechslungen</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>Anteile</translation>
    </message>
    <message>
        <source>{0:,}  {1}</source>
        <translation>{0:,}  {1}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Include the error message and the log (they may name your files)</source>
        <translation>&amp;Fehlermeldung und Protokoll beifügen (sie können Ihre Dateien nennen)</translation>
    </message>
    <message>
        <source>&amp;Show log folder</source>
        <translation>Protokoll&amp;ordner zeigen</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>Bericht &amp;kopieren</translation>
    </message>
    <message>
        <source>Nothing is sent by itself. This report helps those who fix SimGUI; it names none of your files, unless you let it.</source>
        <translation>Nichts wird von selbst gesendet. Dieser Bericht hilft denen, die SimGUI reparieren; er nennt keine Ihrer Dateien, es sei denn, Sie erlauben es.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
</context>
<context>
    <name>CurveChart</name>
    <message>
        <source>, the nearest picture is right for {0:.1%}</source>
        <translation>, das nächste Bild ist richtig bei {0:.1%}</translation>
    </message>
    <message>
        <source>After {0:,} steps: loss {1:.3g}</source>
        <translation>Nach {0:,} Schritten: Verlust {1:.3g}</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>nearest picture is right</source>
        <translation>nächstes Bild ist richtig</translation>
    </message>
    <message>
        <source>steps (batches shown)</source>
        <translation>Schritte (gezeigte Stapel)</translation>
    </message>
</context>
<context>
    <name>DaysPopup</name>
    <message>
        <source>By the camera&apos;s own clock</source>
        <translation>Nach der Uhr der Kamera</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>{0} this day</source>
        <translation>{0} diesem Tag</translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message>
        <source>Labelled “{0}” in “{1}”, for everybody.</source>
        <translation>In „{1}“ als „{0}“ gelabelt, für alle.</translation>
    </message>
    <message>
        <source>The label of its folder counts in “{0}” again.</source>
        <translation>In „{0}“ zählt wieder das Label seines Ordners.</translation>
    </message>
</context>
<context>
    <name>DistanceScale</name>
    <message>
        <source>Distance {0:.2f}; pictures match up to {1:.2f}</source>
        <translation>Abstand {0:.2f}; Treffer bis {1:.2f}</translation>
    </message>
    <message>
        <source>{0}
Cosine distance {1:.4f}: 0 is the same, smaller is closer</source>
        <translation>{0}
Kosinusabstand {1:.4f}: 0 ist dasselbe, kleiner ist näher</translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message>
        <source>Find again</source>
        <translation>Neu suchen</translation>
    </message>
    <message>
        <source>Looking for {0}</source>
        <translation>{0} werden gesucht</translation>
    </message>
    <message>
        <source>Moving pictures</source>
        <translation>Bilder werden verschoben</translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message>
        <source>Another label…</source>
        <translation>Anderes Label…</translation>
    </message>
    <message>
        <source>Click a picture to search with it; right-click to label it.</source>
        <translation>Klick auf ein Bild sucht damit; Rechtsklick vergibt ein Label.</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Close these pictures</source>
        <translation>Diese Bilder schließen</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Label as</source>
        <translation>Label vergeben</translation>
    </message>
    <message>
        <source>Label these pictures as</source>
        <translation>Diesen Bildern ein Label geben</translation>
    </message>
    <message>
        <source>Pictures behind the figure</source>
        <translation>Bilder hinter der Zahl</translation>
    </message>
    <message>
        <source>Reset to folder name</source>
        <translation>Auf Ordnernamen zurücksetzen</translation>
    </message>
    <message>
        <source>folder name</source>
        <translation>Ordnername</translation>
    </message>
    <message>
        <source>→ {0}</source>
        <translation>→ {0}</translation>
    </message>
</context>
<context>
    <name>ExampleChip</name>
    <message>
        <source>, switched off</source>
        <translation>, ausgeschaltet</translation>
    </message>
    <message>
        <source>Find what is like it</source>
        <translation>Ähnliches suchen</translation>
    </message>
    <message>
        <source>Not like this</source>
        <translation>Nicht wie dieses</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>Nicht gewünscht</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Gewünscht</translation>
    </message>
    <message>
        <source>{0}: {1}{2}</source>
        <translation>{0}: {1}{2}</translation>
    </message>
</context>
<context>
    <name>ExamplePictures</name>
    <message>
        <source>Nearest after: {0}</source>
        <translation>Nächstes nachher: {0}</translation>
    </message>
    <message>
        <source>Nearest before: {0}</source>
        <translation>Nächstes vorher: {0}</translation>
    </message>
    <message>
        <source>Of those that it never saw, the nearest picture became right for {0} and wrong for {1:,}. Drawn at random:</source>
        <translation>Von denen, die es nie gesehen hat: nächstes Bild richtig geworden: {0}; falsch geworden: {1:,}. Zufällig gezogen:</translation>
    </message>
    <message>
        <source>Picture of {0}</source>
        <translation>Bild mit {0}</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>kein Label</translation>
    </message>
</context>
<context>
    <name>ExchangeActions</name>
    <message>
        <source>Export labels…</source>
        <translation>Labels exportieren…</translation>
    </message>
    <message>
        <source>From sidecars, from keywords inside the pictures, or from a table</source>
        <translation>Aus Begleitdateien, aus Stichwörtern in den Bildern oder aus einer Tabelle</translation>
    </message>
    <message>
        <source>Import labels…</source>
        <translation>Labels importieren…</translation>
    </message>
    <message>
        <source>To sidecars that other programs read, or to a table</source>
        <translation>In Begleitdateien, die andere Programme lesen, oder in eine Tabelle</translation>
    </message>
</context>
<context>
    <name>ExchangeDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>and {0:,} more</source>
        <translation>und {0:,} weitere</translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message>
        <source>Figures (CSV)…</source>
        <translation>Zahlen (CSV)…</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Bild (PNG)…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save what is shown as a picture, or the figures behind it as a table</source>
        <translation>Das Gezeigte als Bild speichern oder die Zahlen dahinter als Tabelle</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>A table of paths and labels (CSV)</source>
        <translation>Eine Tabelle mit Pfaden und Labels (CSV)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>Labels exportieren</translation>
    </message>
    <message>
        <source>Export the labels of {0}</source>
        <translation>Labels von {0} exportieren</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Export läuft…</translation>
    </message>
    <message>
        <source>Labels go to:</source>
        <translation>Ziel der Labels:</translation>
    </message>
    <message>
        <source>Nowhere: remove them from the sidecars</source>
        <translation>Keines: aus den Begleitdateien entfernen</translation>
    </message>
    <message>
        <source>One file with a row for each labelled picture, for spreadsheets.</source>
        <translation>Eine Datei mit einer Zeile für jedes Bild mit Label, für Tabellenprogramme.</translation>
    </message>
    <message>
        <source>Pictures are never changed. Sidecars, such as IMG_1.jpg.xmp, are read by darktable, digiKam and other programs. In those that are there, all that others wrote stays.</source>
        <translation>Bilder werden nie verändert. Begleitdateien, etwa IMG_1.jpg.xmp, lesen darktable, digiKam und andere Programme. In vorhandenen bleibt alles, was andere geschrieben haben.</translation>
    </message>
    <message>
        <source>Reading sidecars…</source>
        <translation>Begleitdateien werden gelesen…</translation>
    </message>
    <message>
        <source>Save the labels</source>
        <translation>Labels speichern</translation>
    </message>
    <message>
        <source>Sidecars beside the pictures (XMP)</source>
        <translation>Begleitdateien neben den Bildern (XMP)</translation>
    </message>
    <message>
        <source>Sidecars that stay as they are</source>
        <translation>Begleitdateien, die bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Writing sidecars…</source>
        <translation>Begleitdateien werden geschrieben…</translation>
    </message>
    <message>
        <source>{0} saved: {1}</source>
        <translation>{0} gespeichert: {1}</translation>
    </message>
</context>
<context>
    <name>FailedLine</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>FilePreview</name>
    <message>
        <source>Preview of {0}</source>
        <translation>Vorschau von {0}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Any place</source>
        <translation>Jeder Ort</translation>
    </message>
    <message>
        <source>Any size</source>
        <translation>Jede Größe</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Date taken</source>
        <translation>Aufnahmedatum</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>From {0}</source>
        <translation>Ab {0}</translation>
    </message>
    <message>
        <source>Group copies</source>
        <translation>Kopien gruppieren</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Only matches</source>
        <translation>Nur Treffer</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Search with something first</source>
        <translation>Zuerst mit etwas suchen</translation>
    </message>
    <message>
        <source>Show copies and near copies, such as shots of a burst, as one card</source>
        <translation>Kopien und Beinahe-Kopien, etwa Serienaufnahmen, als eine Karte zeigen</translation>
    </message>
    <message>
        <source>Show more neighbours</source>
        <translation>Mehr Nachbarn zeigen</translation>
    </message>
    <message>
        <source>Show {0}</source>
        <translation>{0} zeigen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Taken within {0} km of this picture</source>
        <translation>Höchstens {0} km von diesem Bild entfernt aufgenommen</translation>
    </message>
    <message>
        <source>Until {0}</source>
        <translation>Bis {0}</translation>
    </message>
    <message>
        <source>Within {0} km</source>
        <translation>Im Umkreis von {0} km</translation>
    </message>
    <message>
        <source>{0:,} px or more</source>
        <translation>{0:,} px oder mehr</translation>
    </message>
    <message>
        <source>{0} labels</source>
        <translation>{0} Labels</translation>
    </message>
    <message>
        <source>{0} neighbours</source>
        <translation>{0} Nachbarn</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
</context>
<context>
    <name>FindingBar</name>
    <message>
        <source>Find again</source>
        <translation>Neu suchen</translation>
    </message>
    <message>
        <source>Find duplicates</source>
        <translation>Duplikate suchen</translation>
    </message>
    <message>
        <source>How alike</source>
        <translation>Wie ähnlich</translation>
    </message>
    <message>
        <source>In all {0:,} folders</source>
        <translation>In allen {0:,} Ordnern</translation>
    </message>
    <message>
        <source>Not while pictures are compared or indexed</source>
        <translation>Nicht, während Bilder verglichen oder indiziert werden</translation>
    </message>
</context>
<context>
    <name>FolderActions</name>
    <message>
        <source>rules of “{0}”</source>
        <translation>Regeln von „{0}“</translation>
    </message>
</context>
<context>
    <name>FolderPanel</name>
    <message>
        <source>
last seen here; not available now</source>
        <translation>
zuletzt hier gesehen; jetzt nicht verfügbar</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Choose a folder in the list first</source>
        <translation>Zuerst einen Ordner in der Liste wählen</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folders of the library</source>
        <translation>Ordner der Bibliothek</translation>
    </message>
    <message>
        <source>Look through the open folder again (F5)</source>
        <translation>Den offenen Ordner neu einlesen (F5)</translation>
    </message>
    <message>
        <source>Remove a folder</source>
        <translation>Einen Ordner entfernen</translation>
    </message>
    <message>
        <source>Remove from the library…</source>
        <translation>Aus der Bibliothek entfernen…</translation>
    </message>
    <message>
        <source>Remove the folder from the library; its files stay as they are</source>
        <translation>Den Ordner aus der Bibliothek entfernen; seine Dateien bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Remove the folder from the library…</source>
        <translation>Den Ordner aus der Bibliothek entfernen…</translation>
    </message>
    <message>
        <source>Remove {0} from the library?

Its pictures are no longer searched ({1}). The files stay as they are, and the labels and verdicts you gave are kept.</source>
        <translation>{0} aus der Bibliothek entfernen?

Seine Bilder werden nicht mehr durchsucht ({1}). Die Dateien bleiben, wie sie sind; Ihre Labels und Urteile bleiben erhalten.</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Rescan</source>
        <translation>Neu einlesen</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>Regeln…</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>What to exclude from the folder, and which subfolders are labels</source>
        <translation>Was vom Ordner ausgeschlossen wird, und welche Unterordner Labels sind</translation>
    </message>
    <message>
        <source>offline · {0}</source>
        <translation>offline · {0}</translation>
    </message>
    <message>
        <source>{0} · not finished</source>
        <translation>{0} · nicht fertig</translation>
    </message>
</context>
<context>
    <name>GridTools</name>
    <message>
        <source>Do not group</source>
        <translation>Nicht gruppieren</translation>
    </message>
    <message>
        <source>Group by day taken</source>
        <translation>Nach Aufnahmetag gruppieren</translation>
    </message>
    <message>
        <source>Group by folder</source>
        <translation>Nach Ordner gruppieren</translation>
    </message>
    <message>
        <source>Group by label</source>
        <translation>Nach Label gruppieren</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Labels on pictures</source>
        <translation>Labels auf Bildern</translation>
    </message>
    <message>
        <source>Larger pictures</source>
        <translation>Größere Bilder</translation>
    </message>
    <message>
        <source>Reverse order</source>
        <translation>Reihenfolge umkehren</translation>
    </message>
    <message>
        <source>Search by words first</source>
        <translation>Zuerst mit Wörtern suchen</translation>
    </message>
    <message>
        <source>Search with a picture first</source>
        <translation>Zuerst mit einem Bild suchen</translation>
    </message>
    <message>
        <source>Show the label on each picture</source>
        <translation>Das Label auf jedem Bild zeigen</translation>
    </message>
    <message>
        <source>Size of pictures</source>
        <translation>Größe der Bilder</translation>
    </message>
    <message>
        <source>Size of pictures (Ctrl and mouse wheel)</source>
        <translation>Größe der Bilder (Strg und Mausrad)</translation>
    </message>
    <message>
        <source>Smaller pictures</source>
        <translation>Kleinere Bilder</translation>
    </message>
    <message>
        <source>Sort by date taken</source>
        <translation>Nach Aufnahmedatum sortieren</translation>
    </message>
    <message>
        <source>Sort by distance to the query</source>
        <translation>Nach Abstand zum Suchbild sortieren</translation>
    </message>
    <message>
        <source>Sort by folder</source>
        <translation>Nach Ordner sortieren</translation>
    </message>
    <message>
        <source>Sort by label</source>
        <translation>Nach Label sortieren</translation>
    </message>
    <message>
        <source>Sort by name</source>
        <translation>Nach Namen sortieren</translation>
    </message>
    <message>
        <source>Sort by relevance</source>
        <translation>Nach Relevanz sortieren</translation>
    </message>
</context>
<context>
    <name>GroupList</name>
    <message>
        <source>Group {0:,} of {1:,}</source>
        <translation>Gruppe {0:,} von {1:,}</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Open picture…</source>
        <translation>Bild öffnen…</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Help (F1)</source>
        <translation>Hilfe (F1)</translation>
    </message>
    <message>
        <source>Or drop a picture on the window, or paste one</source>
        <translation>Oder ein Bild auf das Fenster ziehen oder einfügen</translation>
    </message>
    <message>
        <source>model: {0}</source>
        <translation>Modell: {0}</translation>
    </message>
    <message>
        <source>{0}: open another folder</source>
        <translation>{0}: anderen Ordner öffnen</translation>
    </message>
    <message>
        <source>“{0}” decides what is similar</source>
        <translation>„{0}“ entscheidet, was ähnlich ist</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Find in the guide</source>
        <translation>Im Handbuch suchen</translation>
    </message>
    <message>
        <source>Find in the guide; Enter goes on to the next place</source>
        <translation>Im Handbuch suchen; Eingabetaste: nächste Stelle</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>SimGUI help</source>
        <translation>SimGUI-Hilfe</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>The guide does not contain this.</source>
        <translation>Das Handbuch enthält dies nicht.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>A table of paths and labels (CSV)</source>
        <translation>Eine Tabelle mit Pfaden und Labels (CSV)</translation>
    </message>
    <message>
        <source>Choose a CSV file with a column of paths and one of labels, as “hats/1.jpg,hat”.</source>
        <translation>Wählen Sie eine CSV-Datei mit einer Spalte für Pfade und einer für Labels, wie „hüte/1.jpg,hut“.</translation>
    </message>
    <message>
        <source>Choose a table</source>
        <translation>Eine Tabelle wählen</translation>
    </message>
    <message>
        <source>Choose a table…</source>
        <translation>Tabelle wählen…</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>Labels importieren</translation>
    </message>
    <message>
        <source>Import labels for {0}</source>
        <translation>Labels für {0} importieren</translation>
    </message>
    <message>
        <source>Keywords inside the pictures (XMP, IPTC)</source>
        <translation>Stichwörter in den Bildern (XMP, IPTC)</translation>
    </message>
    <message>
        <source>Labels come from:</source>
        <translation>Herkunft der Labels:</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Es wird gelesen…</translation>
    </message>
    <message>
        <source>Replace labels that pictures have already</source>
        <translation>Vorhandene Labels der Bilder ersetzen</translation>
    </message>
    <message>
        <source>Sidecars beside the pictures (XMP)</source>
        <translation>Begleitdateien neben den Bildern (XMP)</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tabellen (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>The first one</source>
        <translation>Das erste</translation>
    </message>
    <message>
        <source>The one that is a label already</source>
        <translation>Das, welches schon ein Label ist</translation>
    </message>
    <message>
        <source>The one with the most levels: Paris of places/France/Paris</source>
        <translation>Das mit den meisten Ebenen: Paris von Orte/Frankreich/Paris</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Was sich ändern würde</translation>
    </message>
    <message>
        <source>With several keywords, the label is:</source>
        <translation>Bei mehreren Stichwörtern ist das Label:</translation>
    </message>
    <message>
        <source>imported labels of {0}</source>
        <translation>importierte Labels ({0})</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>kein Label</translation>
    </message>
    <message>
        <source>{0} labelled.</source>
        <translation>Gelabelt: {0}.</translation>
    </message>
    <message>
        <source>{0}: not in this folder</source>
        <translation>{0}: nicht in diesem Ordner</translation>
    </message>
    <message>
        <source>{0}: several labels: {1}</source>
        <translation>{0}: mehrere Labels: {1}</translation>
    </message>
</context>
<context>
    <name>IndexingLine</name>
    <message>
        <source>Go on indexing</source>
        <translation>Weiter indizieren</translation>
    </message>
    <message>
        <source>Indexing was stopped at {0:,} of {1:,} new pictures, so some pictures and labels may be missing here.</source>
        <translation>Das Indizieren wurde bei {0:,} von {1:,} neuen Bildern angehalten; hier können Bilder und Labels fehlen.</translation>
    </message>
    <message>
        <source>Indexing was stopped, so some pictures and labels may be missing here.</source>
        <translation>Das Indizieren wurde angehalten; hier können Bilder und Labels fehlen.</translation>
    </message>
    <message>
        <source>Still indexing, {0:,} of {1:,} new pictures. You can train when it is done.</source>
        <translation>Es wird noch indiziert, {0:,} von {1:,} neuen Bildern. Danach können Sie trainieren.</translation>
    </message>
    <message>
        <source>Still indexing: the folder is being looked through.</source>
        <translation>Es wird noch indiziert: Der Ordner wird durchgesehen.</translation>
    </message>
</context>
<context>
    <name>InformationPanel</name>
    <message>
        <source> (offline)</source>
        <translation> (offline)</translation>
    </message>
    <message>
        <source> ({0:.1f} megapixels)</source>
        <translation> ({0:.1f} Megapixel)</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Belichtung</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objektiv</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>and {0:,} more</source>
        <translation>und {0:,} weitere</translation>
    </message>
    <message>
        <source>{0:,} by {1:,} pixels</source>
        <translation>{0:,} mal {1:,} Pixel</translation>
    </message>
</context>
<context>
    <name>Inputs</name>
    <message>
        <source>Choose a folder of pictures</source>
        <translation>Einen Ordner mit Bildern wählen</translation>
    </message>
    <message>
        <source>Choose a picture, or several</source>
        <translation>Ein oder mehrere Bilder wählen</translation>
    </message>
    <message>
        <source>Choose pictures to add to the query</source>
        <translation>Bilder zum Hinzufügen zur Suche wählen</translation>
    </message>
</context>
<context>
    <name>InsightBar</name>
    <message>
        <source> of “{0}”</source>
        <translation> von „{0}“</translation>
    </message>
    <message>
        <source> that neither “{0}” nor “{1}” ever saw</source>
        <translation>, die weder „{0}“ noch „{1}“ je gesehen hat</translation>
    </message>
    <message>
        <source> that “{0}” never saw</source>
        <translation>, die „{0}“ nie gesehen hat</translation>
    </message>
    <message>
        <source>, among {0:,} of {1}.</source>
        <translation>, unter {0:,} mit {1}.</translation>
    </message>
    <message>
        <source>, drawn evenly from {0:,}</source>
        <translation>, gleichmäßig gezogen aus {0:,}</translation>
    </message>
    <message>
        <source>Back to “{0}”</source>
        <translation>Zurück zu „{0}“</translation>
    </message>
    <message>
        <source>Compare with another model</source>
        <translation>Mit einem anderen Modell vergleichen</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>Vergleichen mit…</translation>
    </message>
    <message>
        <source>Nothing is measured yet</source>
        <translation>Noch ist nichts gemessen</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>Save a report…</source>
        <translation>Bericht speichern…</translation>
    </message>
    <message>
        <source>Save all of it as one page to send to somebody</source>
        <translation>Alles als eine Seite speichern, zum Weitergeben</translation>
    </message>
    <message>
        <source>Test with another folder…</source>
        <translation>Mit anderem Ordner testen…</translation>
    </message>
    <message>
        <source>Test with the pictures of another folder, whose subfolders are the same labels</source>
        <translation>Mit den Bildern eines anderen Ordners testen, dessen Unterordner dieselben Labels sind</translation>
    </message>
    <message>
        <source>Test with the pictures of the open folder again</source>
        <translation>Wieder mit den Bildern des offenen Ordners testen</translation>
    </message>
    <message>
        <source>Tested on {0}</source>
        <translation>Getestet: {0}</translation>
    </message>
    <message>
        <source>Tested with the pictures of {0}</source>
        <translation>Getestet mit den Bildern von {0}</translation>
    </message>
</context>
<context>
    <name>InsightColumn</name>
    <message>
        <source>Figures of a part of the folder would mislead, so none are shown.</source>
        <translation>Zahlen eines Teils des Ordners würden täuschen; darum werden keine gezeigt.</translation>
    </message>
    <message>
        <source>Go on indexing</source>
        <translation>Weiter indizieren</translation>
    </message>
    <message>
        <source>How near the right pictures are, and how far the others.</source>
        <translation>Wie nah die richtigen Bilder sind, und wie weit die anderen.</translation>
    </message>
    <message>
        <source>Indexing stopped before its end</source>
        <translation>Das Indizieren wurde vorzeitig angehalten</translation>
    </message>
    <message>
        <source>Indexing stopped before its end: new pictures are not in these figures.</source>
        <translation>Das Indizieren wurde vorzeitig angehalten: Neue Bilder fehlen in diesen Zahlen.</translation>
    </message>
    <message>
        <source>Looking through the folder…</source>
        <translation>Der Ordner wird durchgesehen…</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Neu messen</translation>
    </message>
    <message>
        <source>Measuring again…</source>
        <translation>Es wird neu gemessen…</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Es wird gemessen…</translation>
    </message>
    <message>
        <source>Nothing is measured yet.</source>
        <translation>Noch ist nichts gemessen.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Stopped: what is shown may be older than the library.</source>
        <translation>Angehalten: Das Gezeigte kann älter sein als die Bibliothek.</translation>
    </message>
    <message>
        <source>This folder is being indexed</source>
        <translation>Dieser Ordner wird indiziert</translation>
    </message>
    <message>
        <source>This folder is not indexed yet</source>
        <translation>Dieser Ordner ist noch nicht indiziert</translation>
    </message>
    <message>
        <source>{0}. Figures come when all of it is there: those of a part would mislead.</source>
        <translation>{0}. Zahlen gibt es, wenn alles da ist: Die eines Teils würden täuschen.</translation>
    </message>
</context>
<context>
    <name>InsightPage</name>
    <message>
        <source>Choose a folder of test pictures</source>
        <translation>Einen Ordner mit Testbildern wählen</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>Gespeichert als {0}</translation>
    </message>
    <message>
        <source>The calibrated threshold is used.</source>
        <translation>Die kalibrierte Schwelle wird verwendet.</translation>
    </message>
    <message>
        <source>The threshold {0:.3f} is used.</source>
        <translation>Die Schwelle {0:.3f} wird verwendet.</translation>
    </message>
</context>
<context>
    <name>KeepChoice</name>
    <message>
        <source>Choose the folder to prefer</source>
        <translation>Bevorzugten Ordner wählen</translation>
    </message>
    <message>
        <source>Keep the largest</source>
        <translation>Das größte behalten</translation>
    </message>
    <message>
        <source>Keep the oldest</source>
        <translation>Das älteste behalten</translation>
    </message>
    <message>
        <source>Keep the sharpest</source>
        <translation>Das schärfste behalten</translation>
    </message>
    <message>
        <source>Keep those in “{0}”</source>
        <translation>Die in „{0}“ behalten</translation>
    </message>
    <message>
        <source>Prefer a folder…</source>
        <translation>Ordner bevorzugen…</translation>
    </message>
    <message>
        <source>Stop preferring “{0}”</source>
        <translation>„{0}“ nicht mehr bevorzugen</translation>
    </message>
    <message>
        <source>Which picture of each group is kept, unless you choose another</source>
        <translation>Welches Bild jeder Gruppe bleibt, wenn Sie kein anderes wählen</translation>
    </message>
</context>
<context>
    <name>KeywordsButton</name>
    <message>
        <source>Keywords</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>Keywords  ▾</source>
        <translation>Stichwörter  ▾</translation>
    </message>
    <message>
        <source>What the model sees in the pictures, with counts</source>
        <translation>Was das Modell in den Bildern sieht, mit Anzahl</translation>
    </message>
</context>
<context>
    <name>LabelChanges</name>
    <message>
        <source>Add to the library</source>
        <translation>Zur Bibliothek hinzufügen</translation>
    </message>
    <message>
        <source>Copy {0} into {1}, into the subfolder of its label? The originals stay as they are.</source>
        <translation>{0} nach {1} kopieren, in den Unterordner des jeweiligen Labels? Die Originale bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>keep {0} as right</source>
        <translation>{0} als richtig behalten</translation>
    </message>
    <message>
        <source>{0} copied into {1}.</source>
        <translation>{0} nach {1} kopiert.</translation>
    </message>
    <message>
        <source>{0} kept as right.</source>
        <translation>{0} als richtig behalten.</translation>
    </message>
</context>
<context>
    <name>LabelChart</name>
    <message>
        <source>{0}: the subfolders {1}</source>
        <translation>{0}: die Unterordner {1}</translation>
    </message>
</context>
<context>
    <name>LabelDialog</name>
    <message>
        <source>A label of yours, or a new one</source>
        <translation>Ein Label von Ihnen oder ein neues</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Label {0} as</source>
        <translation>Label für {0}</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Reset to folder name</source>
        <translation>Auf Ordnernamen zurücksetzen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>LabelEditor</name>
    <message>
        <source>Click a label to rename, merge or exclude it.</source>
        <translation>Klicken Sie auf ein Label, um es umzubenennen, zu vereinen oder auszuschließen.</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Ausschließen</translation>
    </message>
    <message>
        <source>Excluded: {0} ({1:,}) · Include</source>
        <translation>Ausgeschlossen: {0} ({1:,}) · Einbeziehen</translation>
    </message>
    <message>
        <source>Filter labels</source>
        <translation>Labels filtern</translation>
    </message>
    <message>
        <source>Filter {0:,} labels</source>
        <translation>{0:,} Labels filtern</translation>
    </message>
    <message>
        <source>Merge into</source>
        <translation>Vereinen mit</translation>
    </message>
    <message>
        <source>New name (an existing name merges both labels):</source>
        <translation>Neuer Name (ein vorhandener Name vereint beide Labels):</translation>
    </message>
    <message>
        <source>No label contains this.</source>
        <translation>Kein Label enthält dies.</translation>
    </message>
    <message>
        <source>Rename a label</source>
        <translation>Ein Label umbenennen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Reset to folder names</source>
        <translation>Auf Ordnernamen zurücksetzen</translation>
    </message>
</context>
<context>
    <name>LabelPill</name>
    <message>
        <source>({0}, up to {1})</source>
        <translation>({0}, bis {1})</translation>
    </message>
    <message>
        <source>{0}
The mean distance to its nearest pictures, and up to where it is a match</source>
        <translation>{0}
Der mittlere Abstand zu seinen nächsten Bildern, und bis wohin es ein Treffer ist</translation>
    </message>
    <message>
        <source>{0} · {1} {2}</source>
        <translation>{0} · {1} {2}</translation>
    </message>
</context>
<context>
    <name>LabelRates</name>
    <message>
        <source>Verdicts by label: {0}</source>
        <translation>Urteile nach Label: {0}</translation>
    </message>
    <message>
        <source>matches with its own label taken out {0}{1} (lower is better)</source>
        <translation>Treffer, wenn das eigene Label fehlt {0}{1} (weniger ist besser)</translation>
    </message>
    <message>
        <source>precision {0}{1}</source>
        <translation>Präzision {0}{1}</translation>
    </message>
    <message>
        <source>recall {0}{1}</source>
        <translation>Recall {0}{1}</translation>
    </message>
</context>
<context>
    <name>LabelTable</name>
    <message>
        <source>How well each label is found</source>
        <translation>Wie gut jedes Label gefunden wird</translation>
    </message>
</context>
<context>
    <name>LabelWriting</name>
    <message>
        <source>label “{0}” for {1}</source>
        <translation>Label „{0}“ für {1}</translation>
    </message>
    <message>
        <source>labels of {0}</source>
        <translation>Labels ({0})</translation>
    </message>
    <message>
        <source>{0} relabelled.</source>
        <translation>Neu gelabelt: {0}.</translation>
    </message>
</context>
<context>
    <name>LabelsSection</name>
    <message>
        <source>Choose which subfolders are labels…</source>
        <translation>Unterordner als Labels wählen…</translation>
    </message>
    <message>
        <source>Labels are counted when all of the folder is indexed.</source>
        <translation>Labels werden gezählt, wenn der ganze Ordner indiziert ist.</translation>
    </message>
    <message>
        <source>Pictures of each label</source>
        <translation>Bilder je Label</translation>
    </message>
    <message>
        <source>The labels are changed; no file was touched.</source>
        <translation>Die Labels sind geändert; keine Datei wurde angerührt.</translation>
    </message>
    <message>
        <source>exclude {0}</source>
        <translation>{0} ausschließen</translation>
    </message>
    <message>
        <source>label “{0}” for {1}</source>
        <translation>Label „{0}“ für {1}</translation>
    </message>
    <message>
        <source>labels of {0}</source>
        <translation>Labels ({0})</translation>
    </message>
</context>
<context>
    <name>LargeView</name>
    <message>
        <source>Go back to the window first</source>
        <translation>Zuerst zum Fenster zurückkehren</translation>
    </message>
    <message>
        <source>Show a picture large first</source>
        <translation>Zuerst ein Bild groß zeigen</translation>
    </message>
</context>
<context>
    <name>LearntCard</name>
    <message>
        <source>About {0} of 10 matches are right ({1:.0%} to {2:.0%});</source>
        <translation>Etwa {0} von 10 Treffern sind richtig ({1:.0%} bis {2:.0%});</translation>
    </message>
    <message>
        <source>Counting your answers…</source>
        <translation>Ihre Antworten werden gezählt…</translation>
    </message>
    <message>
        <source>Match up to {0:.2f} → {1:.2f}</source>
        <translation>Treffer bis {0:.2f} → {1:.2f}</translation>
    </message>
    <message>
        <source>Match up to {0:.2f}, as before</source>
        <translation>Treffer bis {0:.2f}, wie bisher</translation>
    </message>
    <message>
        <source>The threshold is {0:.2f} until then.</source>
        <translation>Bis dahin ist die Schwelle {0:.2f}.</translation>
    </message>
    <message>
        <source>Use it in searches</source>
        <translation>In Suchen verwenden</translation>
    </message>
    <message>
        <source>You have set {0:.2f} yourself, and that counts.</source>
        <translation>Sie haben selbst {0:.2f} eingestellt, und das gilt.</translation>
    </message>
    <message>
        <source>the threshold may lie from {0:.2f} to {1:.2f}.</source>
        <translation>die Schwelle kann zwischen {0:.2f} und {1:.2f} liegen.</translation>
    </message>
    <message>
        <source>{0} of {1} answers</source>
        <translation>{0} von {1} Antworten</translation>
    </message>
</context>
<context>
    <name>LedgerFilter</name>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message>
        <source>Excluded by a rule: of the folder (Rules… changes that), or of every folder, for recycle bins, snapshots and previews.</source>
        <translation>Durch eine Regel ausgeschlossen: eine des Ordners (zu ändern unter Regeln…) oder eine für alle Ordner, für Papierkörbe, Snapshots und Vorschauen.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Filter by name or reason</source>
        <translation>Name oder Grund filtern</translation>
    </message>
    <message>
        <source>Identical to another file, byte for byte: shown once, with all its places.</source>
        <translation>Byte für Byte gleich mit einer anderen Datei: einmal gezeigt, mit allen Orten.</translation>
    </message>
    <message>
        <source>Indexed</source>
        <translation>Indiziert</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>No longer in the folder. What was learnt about them is kept.</source>
        <translation>Nicht mehr im Ordner. Was über sie gelernt wurde, bleibt.</translation>
    </message>
    <message>
        <source>Not pictures, or of a format that SimGUI does not read.</source>
        <translation>Keine Bilder, oder in einem Format, das SimGUI nicht liest.</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Pictures that could not be read. They are tried again when they change.</source>
        <translation>Bilder, die nicht gelesen werden konnten. Sie werden erneut versucht, wenn sie sich ändern.</translation>
    </message>
    <message>
        <source>Searchable.</source>
        <translation>Durchsuchbar.</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Their drive or folder is not available. They stay searchable until you forget them.</source>
        <translation>Ihr Laufwerk oder Ordner ist nicht verfügbar. Sie bleiben durchsuchbar, bis Sie sie vergessen.</translation>
    </message>
</context>
<context>
    <name>LedgerModel</name>
    <message>
        <source>
since {0}</source>
        <translation>
seit {0}</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>Duplikat</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>ausgeschlossen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>indexed</source>
        <translation>indiziert</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlend</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>same picture as {0}</source>
        <translation>dasselbe Bild wie {0}</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>unchanged since {0}</source>
        <translation>unverändert seit {0}</translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message>
        <source> The filter leaves {0}.</source>
        <translation> Der Filter lässt {0} übrig.</translation>
    </message>
    <message>
        <source> The first {0:,} are listed.</source>
        <translation> Aufgelistet sind die ersten {0:,}.</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV exportieren…</translation>
    </message>
    <message>
        <source>Export the list of files…</source>
        <translation>Liste der Dateien exportieren…</translation>
    </message>
    <message>
        <source>Forget files</source>
        <translation>Dateien vergessen</translation>
    </message>
    <message>
        <source>Forget {0}?

Forgotten files are no longer searched. If they come back, they are indexed again; labels and verdicts you gave are kept.</source>
        <translation>{0} vergessen?

Vergessene Dateien werden nicht mehr durchsucht. Kommen sie zurück, werden sie wieder indiziert; Ihre Labels und Urteile bleiben erhalten.</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>Vergessen…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Indexing was stopped before its end; {0} can be searched by now.</source>
        <translation>Das Indizieren wurde vorzeitig angehalten; bis jetzt durchsuchbar: {0}.</translation>
    </message>
    <message>
        <source>Looking through the folder</source>
        <translation>Der Ordner wird durchgesehen</translation>
    </message>
    <message>
        <source>No file here matches “{0}”.</source>
        <translation>Keine Datei hier passt zu „{0}“.</translation>
    </message>
    <message>
        <source>No file of this folder is known.</source>
        <translation>Von diesem Ordner ist keine Datei bekannt.</translation>
    </message>
    <message>
        <source>No files are listed</source>
        <translation>Keine Dateien aufgelistet</translation>
    </message>
    <message>
        <source>Pictures are listed here as they are read.</source>
        <translation>Bilder werden hier aufgelistet, sobald sie gelesen sind.</translation>
    </message>
    <message>
        <source>Read these files again, though they have not changed</source>
        <translation>Diese Dateien neu lesen, obwohl sie sich nicht geändert haben</translation>
    </message>
    <message>
        <source>Remove files that are gone from the library</source>
        <translation>Dateien, die es nicht mehr gibt, aus der Bibliothek entfernen</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>still indexing, {0:,} of {1:,}</source>
        <translation>es wird noch indiziert, {0:,} von {1:,}</translation>
    </message>
    <message>
        <source>still indexing…</source>
        <translation>es wird noch indiziert…</translation>
    </message>
</context>
<context>
    <name>LedgerTable</name>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
</context>
<context>
    <name>LibraryComparison</name>
    <message>
        <source>Comparing the library with itself…</source>
        <translation>Die Bibliothek wird mit sich selbst verglichen…</translation>
    </message>
    <message>
        <source>Count them</source>
        <translation>Zählen</translation>
    </message>
    <message>
        <source>How many pictures of the library change verdict is not counted.</source>
        <translation>Wie viele Bilder der Bibliothek das Urteil wechseln, ist nicht gezählt.</translation>
    </message>
</context>
<context>
    <name>LibraryDialog</name>
    <message>
        <source>Another library…</source>
        <translation>Andere Bibliothek…</translation>
    </message>
    <message>
        <source>Asking {0}…</source>
        <translation>{0} wird gefragt…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Forget it here, with its token; on the server nothing changes</source>
        <translation>Hier vergessen, samt Token; auf dem Server ändert sich nichts</translation>
    </message>
    <message>
        <source>Known libraries</source>
        <translation>Bekannte Bibliotheken</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a shared library</source>
        <translation>Gemeinsame Bibliothek öffnen</translation>
    </message>
    <message>
        <source>Pictures on a server that several people search. Ask whoever runs it what to enter.</source>
        <translation>Bilder auf einem Server, die mehrere Personen durchsuchen. Was einzutragen ist, weiß, wer ihn betreibt.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Shared library</source>
        <translation>Gemeinsame Bibliothek</translation>
    </message>
    <message>
        <source>{0} is forgotten here. On the server nothing has changed.</source>
        <translation>{0} ist hier vergessen. Auf dem Server hat sich nichts geändert.</translation>
    </message>
</context>
<context>
    <name>LibraryFiles</name>
    <message>
        <source>Back up the library</source>
        <translation>Bibliothek sichern</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Export the list of all files</source>
        <translation>Liste aller Dateien exportieren</translation>
    </message>
    <message>
        <source>Library (*.sqlite)</source>
        <translation>Bibliothek (*.sqlite)</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>The backup is restored. The library from before is kept as {0}.</source>
        <translation>Die Sicherung ist wiederhergestellt. Die bisherige Bibliothek bleibt als {0} erhalten.</translation>
    </message>
    <message>
        <source>The library, with its models, is saved as {0}.</source>
        <translation>Die Bibliothek ist mit ihren Modellen als {0} gesichert.</translation>
    </message>
    <message>
        <source>{0} listed in {1}.</source>
        <translation>{0} aufgelistet in {1}.</translation>
    </message>
</context>
<context>
    <name>LibraryForm</name>
    <message>
        <source>Choose the folder here</source>
        <translation>Den Ordner hier wählen</translation>
    </message>
    <message>
        <source>Choose the folder that has the originals</source>
        <translation>Den Ordner mit den Originalen wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Encrypted connection (TLS)</source>
        <translation>Verschlüsselte Verbindung (TLS)</translation>
    </message>
    <message>
        <source>Name of the library</source>
        <translation>Name der Bibliothek</translation>
    </message>
    <message>
        <source>Originals: folder on the server</source>
        <translation>Originale: Ordner auf dem Server</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>The same here: folder or web address</source>
        <translation>Derselbe hier: Ordner oder Webadresse</translation>
    </message>
    <message>
        <source>Token or password</source>
        <translation>Token oder Passwort</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>if the server asks for one</source>
        <translation>falls der Server danach fragt</translation>
    </message>
    <message>
        <source>the one that is kept</source>
        <translation>das gespeicherte</translation>
    </message>
    <message>
        <source>{0} is at {1}</source>
        <translation>{0} liegt unter {1}</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Clear the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Select all pictures</source>
        <translation>Alle Bilder auswählen</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>Click labels to light up their pictures</source>
        <translation>Klick auf Labels hebt ihre Bilder hervor</translation>
    </message>
    <message>
        <source>Labels: choose those to light up</source>
        <translation>Labels: wählen, welche hervorgehoben werden</translation>
    </message>
</context>
<context>
    <name>MapSurface</name>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>kein Label</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Arrange</source>
        <translation>Anordnen</translation>
    </message>
    <message>
        <source>Arranging…</source>
        <translation>Es wird angeordnet…</translation>
    </message>
    <message>
        <source>Circle pictures to see, search or label them (also: Shift and drag; Ctrl+A: all in sight)</source>
        <translation>Bilder einkreisen, um sie zu sehen, damit zu suchen oder sie zu labeln (auch: Umschalt und Ziehen; Strg+A: alle sichtbaren)</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Looking at every picture…</source>
        <translation>Jedes Bild wird angesehen…</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Neighbours are not brought together yet.</source>
        <translation>Nachbarn sind noch nicht zusammengebracht.</translation>
    </message>
    <message>
        <source>No picture of this folder is indexed yet: open it, or press F5.</source>
        <translation>Von diesem Ordner ist noch kein Bild indiziert: Öffnen Sie ihn oder drücken Sie F5.</translation>
    </message>
    <message>
        <source>Pictures that stand together look alike to the model; how far apart groups stand says little. Drag to move, wheel to zoom, click to see a picture and those next to it.</source>
        <translation>Bilder, die beisammenstehen, sehen für das Modell ähnlich aus; wie weit Gruppen auseinanderstehen, sagt wenig. Ziehen verschiebt, das Mausrad zoomt, ein Klick zeigt ein Bild und seine nächsten.</translation>
    </message>
    <message>
        <source>Show the whole map</source>
        <translation>Die ganze Karte zeigen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>kein Label</translation>
    </message>
    <message>
        <source>{0} and the pictures next to it</source>
        <translation>{0} und die Bilder daneben</translation>
    </message>
    <message>
        <source>{0} by their two main differences (PCA)</source>
        <translation>{0} nach ihren zwei Hauptunterschieden (PCA)</translation>
    </message>
    <message>
        <source>{0} by their two main differences; too few to arrange</source>
        <translation>{0} nach ihren zwei Hauptunterschieden; zu wenige zum Anordnen</translation>
    </message>
    <message>
        <source>{0}, neighbours brought together</source>
        <translation>{0}, Nachbarn zusammengebracht</translation>
    </message>
</context>
<context>
    <name>ModelComparison</name>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>, own label taken out: {0:.1%}, tested {1:.1%}</source>
        <translation>, wenn das eigene Label fehlt: {0:.1%}, getestet {1:.1%}</translation>
    </message>
    <message>
        <source>Both were measured on the same {0:,} pictures, which neither ever saw.</source>
        <translation>Beide wurden an denselben {0:,} Bildern gemessen, die keines je gesehen hat.</translation>
    </message>
    <message>
        <source>Compare models</source>
        <translation>Modelle vergleichen</translation>
    </message>
    <message>
        <source>How they were made</source>
        <translation>Wie sie entstanden sind</translation>
    </message>
    <message>
        <source>How well they find</source>
        <translation>Wie gut sie finden</translation>
    </message>
    <message>
        <source>Match up to ({0})</source>
        <translation>Treffer bis ({0})</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>They were measured on different pictures: small differences may come from that alone.</source>
        <translation>Sie wurden an verschiedenen Bildern gemessen: Kleine Unterschiede können allein daher kommen.</translation>
    </message>
    <message>
        <source>Trained, calibrated, tested with</source>
        <translation>Trainiert, kalibriert, getestet mit</translation>
    </message>
    <message>
        <source>{0:,} of {1}</source>
        <translation>{0:,} mit {1}</translation>
    </message>
    <message>
        <source>“{0}” was not trained here, and no training has measured it. Insight measures it on the open folder.</source>
        <translation>„{0}“ wurde nicht hier trainiert, und kein Training hat es gemessen. Die Auswertung misst es am offenen Ordner.</translation>
    </message>
    <message>
        <source>“{0}”: {1}</source>
        <translation>„{0}“: {1}</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Compare with the one in use…</source>
        <translation>Mit dem verwendeten vergleichen…</translation>
    </message>
    <message>
        <source>Delete a model</source>
        <translation>Ein Modell löschen</translation>
    </message>
    <message>
        <source>Delete “{0}”? This cannot be undone; pictures are not touched.</source>
        <translation>„{0}“ löschen? Das lässt sich nicht rückgängig machen; Bilder bleiben unberührt.</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Export a model</source>
        <translation>Ein Modell exportieren</translation>
    </message>
    <message>
        <source>Export to a file…</source>
        <translation>In eine Datei exportieren…</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Ein Modell importieren</translation>
    </message>
    <message>
        <source>Import a model…</source>
        <translation>Modell importieren…</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep using {0}</source>
        <translation>{0} weiter verwenden</translation>
    </message>
    <message>
        <source>More about {0}</source>
        <translation>Mehr über {0}</translation>
    </message>
    <message>
        <source>New name:</source>
        <translation>Neuer Name:</translation>
    </message>
    <message>
        <source>Rename a model</source>
        <translation>Ein Modell umbenennen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use {0}</source>
        <translation>{0} verwenden</translation>
    </message>
    <message>
        <source>being prepared</source>
        <translation>wird vorbereitet</translation>
    </message>
    <message>
        <source>came with SimGUI</source>
        <translation>von SimGUI</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>from scratch</source>
        <translation>von Grund auf</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>quick</source>
        <translation>schnell</translation>
    </message>
    <message>
        <source>thorough</source>
        <translation>gründlich</translation>
    </message>
    <message>
        <source>{0:.0%} right of {1:,}</source>
        <translation>{0:.0%} von {1:,} richtig</translation>
    </message>
</context>
<context>
    <name>ModelsSection</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>The model is saved as {0}</source>
        <translation>Das Modell ist als {0} gespeichert</translation>
    </message>
    <message>
        <source>“{0}” is imported. It is not used yet.</source>
        <translation>„{0}“ ist importiert. Es wird noch nicht verwendet.</translation>
    </message>
</context>
<context>
    <name>NeighbourCard</name>
    <message>
        <source>A copy is the same picture</source>
        <translation>Eine Kopie ist dasselbe Bild</translation>
    </message>
    <message>
        <source>Label in “{0}”…</source>
        <translation>Label in „{0}“…</translation>
    </message>
    <message>
        <source>Neighbour {0}: {1}</source>
        <translation>Nachbar {0}: {1}</translation>
    </message>
    <message>
        <source>Open the original in the browser</source>
        <translation>Das Original im Browser öffnen</translation>
    </message>
    <message>
        <source>Search with one whole picture alone to say whether these are the same</source>
        <translation>Suchen Sie mit einem einzigen ganzen Bild, um zu sagen, ob diese gleich sind</translation>
    </message>
    <message>
        <source>Show all {0} near copies</source>
        <translation>Alle {0} Beinahe-Kopien zeigen</translation>
    </message>
    <message>
        <source>Show as one card</source>
        <translation>Als eine Karte zeigen</translation>
    </message>
    <message>
        <source>distance {0:.2f}</source>
        <translation>Abstand {0:.2f}</translation>
    </message>
    <message>
        <source>label {0}</source>
        <translation>Label {0}</translation>
    </message>
    <message>
        <source>{0} alike  {1}</source>
        <translation>{0} ähnliche  {1}</translation>
    </message>
</context>
<context>
    <name>NeighboursView</name>
    <message>
        <source>At random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>Draw others</source>
        <translation>Andere ziehen</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Nachbarn</translation>
    </message>
    <message>
        <source>No errors: the nearest picture always has the right label.</source>
        <translation>Keine Fehler: Das nächste Bild hat immer das richtige Label.</translation>
    </message>
    <message>
        <source>On the left the tested picture, then its nearest: {0} of {1} have its label.</source>
        <translation>Links das getestete Bild, dann seine nächsten: {0} von {1} haben sein Label.</translation>
    </message>
    <message>
        <source>Picture (*.png);;For print (*.pdf)</source>
        <translation>Bild (*.png);;Zum Drucken (*.pdf)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save the sheet as a picture (PNG) or for print (PDF)</source>
        <translation>Den Bogen als Bild (PNG) oder zum Drucken (PDF) speichern</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>The worst errors</source>
        <translation>Die schlimmsten Fehler</translation>
    </message>
    <message>
        <source>Which pictures are tested</source>
        <translation>Welche Bilder getestet werden</translation>
    </message>
</context>
<context>
    <name>NoMatchGallery</name>
    <message>
        <source>Pictures without a match</source>
        <translation>Bilder ohne Treffer</translation>
    </message>
</context>
<context>
    <name>NoMatchView</name>
    <message>
        <source>Add to the library…</source>
        <translation>Zur Bibliothek hinzufügen…</translation>
    </message>
    <message>
        <source>Another label…</source>
        <translation>Anderes Label…</translation>
    </message>
    <message>
        <source>Copy it into the open folder, into the subfolder of its label</source>
        <translation>In den offenen Ordner kopieren, in den Unterordner seines Labels</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Dismissed: {0:,}</source>
        <translation>Ausgeblendet: {0:,}</translation>
    </message>
    <message>
        <source>Every tested picture has a match up to {0:.3f}.</source>
        <translation>Jedes getestete Bild hat einen Treffer bis {0:.3f}.</translation>
    </message>
    <message>
        <source>It is fine without a match: do not list it here again</source>
        <translation>Es ist ohne Treffer in Ordnung: hier nicht mehr auflisten</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Label as…</source>
        <translation>Label vergeben…</translation>
    </message>
    <message>
        <source>Label these pictures as</source>
        <translation>Diesen Bildern ein Label geben</translation>
    </message>
    <message>
        <source>List again</source>
        <translation>Wieder auflisten</translation>
    </message>
    <message>
        <source>Nearest to this {0}</source>
        <translation>Die nächsten zu {0}</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Kein Treffer</translation>
    </message>
    <message>
        <source>No match for {0:,} of {1}: nothing lies within {2:.3f}. The farthest come first.</source>
        <translation>{1}, davon {0:,} ohne Treffer: Nichts liegt innerhalb von {2:.3f}. Die fernsten stehen zuerst.</translation>
    </message>
    <message>
        <source>Reset to folder name</source>
        <translation>Auf Ordnernamen zurücksetzen</translation>
    </message>
    <message>
        <source>Search with it</source>
        <translation>Damit suchen</translation>
    </message>
    <message>
        <source>dismiss {0}</source>
        <translation>{0} ausblenden</translation>
    </message>
    <message>
        <source>list {0} again</source>
        <translation>{0} wieder auflisten</translation>
    </message>
    <message>
        <source>{0} dismissed.</source>
        <translation>Ausgeblendet: {0}.</translation>
    </message>
    <message>
        <source>{0} listed again.</source>
        <translation>Wieder aufgelistet: {0}.</translation>
    </message>
</context>
<context>
    <name>NothingListed</name>
    <message>
        <source>No pictures fit the filters</source>
        <translation>Keine Bilder passen zu den Filtern</translation>
    </message>
    <message>
        <source>No pictures found for {0}</source>
        <translation>Keine Bilder gefunden für {0}</translation>
    </message>
    <message>
        <source>Show all pictures</source>
        <translation>Alle Bilder zeigen</translation>
    </message>
    <message>
        <source>Show the closest anyway</source>
        <translation>Trotzdem die nächsten zeigen</translation>
    </message>
    <message>
        <source>There is no picture to search in</source>
        <translation>Es gibt kein Bild, in dem gesucht werden kann</translation>
    </message>
    <message>
        <source>Your pictures appear here as they are indexed</source>
        <translation>Ihre Bilder erscheinen hier, sobald sie indiziert sind</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Opened {0}, the first of {1}.</source>
        <translation>Geöffnet ist {0}; gegeben waren {1}.</translation>
    </message>
    <message>
        <source>Searching with the first {0} of {1:,} pictures.</source>
        <translation>Gesucht wird mit den ersten {0} von {1:,} Bildern.</translation>
    </message>
</context>
<context>
    <name>OtherPicture</name>
    <message>
        <source>Nearest of {0:,} examples</source>
        <translation>Nächstes von {0:,} Beispielen</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Suchbild</translation>
    </message>
</context>
<context>
    <name>OverEachOther</name>
    <message>
        <source>Black is the same in both; the brighter, the more they differ (shown {0}). On average they differ by {1:.1f} %.</source>
        <translation>Schwarz ist in beiden gleich; je heller, desto mehr unterscheiden sie sich (gezeigt {0}). Im Mittel unterscheiden sie sich um {1:.1f} %.</translation>
    </message>
    <message>
        <source>Both files are exactly the same: nothing differs.</source>
        <translation>Beide Dateien sind genau gleich: Nichts unterscheidet sich.</translation>
    </message>
    <message>
        <source>Difference between {0} and {1}</source>
        <translation>Unterschied zwischen {0} und {1}</translation>
    </message>
    <message>
        <source>The one is laid on the other where it fits. Black is the same in both; where both are, they differ by {0:.1f} % on average.</source>
        <translation>Das eine ist auf das andere gelegt, wo es passt. Schwarz ist in beiden gleich; wo beide sind, unterscheiden sie sich im Mittel um {0:.1f} %.</translation>
    </message>
    <message>
        <source>The pictures have different shapes: where only one of them is, it is shown as it is.</source>
        <translation>Die Bilder haben verschiedene Formen: Wo nur eines ist, wird es gezeigt, wie es ist.</translation>
    </message>
    <message>
        <source>They look the same everywhere.</source>
        <translation>Sie sehen überall gleich aus.</translation>
    </message>
    <message>
        <source>as bright as it is</source>
        <translation>so hell, wie es ist</translation>
    </message>
    <message>
        <source>{0} over {1}</source>
        <translation>{0} über {1}</translation>
    </message>
    <message>
        <source>{0} times as bright</source>
        <translation>{0}-mal so hell</translation>
    </message>
</context>
<context>
    <name>PaletteEntries</name>
    <message>
        <source>Not available now</source>
        <translation>Jetzt nicht verfügbar</translation>
    </message>
    <message>
        <source>Open “{0}”</source>
        <translation>„{0}“ öffnen</translation>
    </message>
    <message>
        <source>Use the model “{0}”</source>
        <translation>Das Modell „{0}“ verwenden</translation>
    </message>
</context>
<context>
    <name>PictureDecisions</name>
    <message>
        <source>Leave out</source>
        <translation>Ausschließen</translation>
    </message>
    <message>
        <source>Leave out {0}?

The files stay where they are. They are no longer searched, and the rules of their folder say so.</source>
        <translation>{0} ausschließen?

Die Dateien bleiben, wo sie sind. Sie werden nicht mehr durchsucht, und die Regeln ihres Ordners besagen das.</translation>
    </message>
    <message>
        <source>leaving out {0}</source>
        <translation>{0} ausschließen</translation>
    </message>
    <message>
        <source>{0} left out.</source>
        <translation>Ausgeschlossen: {0}.</translation>
    </message>
</context>
<context>
    <name>PictureGrid</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
</context>
<context>
    <name>PictureKeywords</name>
    <message>
        <source>Search for “{0}”</source>
        <translation>Nach „{0}“ suchen</translation>
    </message>
    <message>
        <source>Use a keyword as the label of this picture</source>
        <translation>Ein Stichwort als Label dieses Bildes verwenden</translation>
    </message>
    <message>
        <source>Use as label  ▾</source>
        <translation>Als Label verwenden  ▾</translation>
    </message>
    <message>
        <source>What the model sees</source>
        <translation>Was das Modell sieht</translation>
    </message>
</context>
<context>
    <name>PictureMenu</name>
    <message>
        <source>Add to the query</source>
        <translation>Zur Suche hinzufügen</translation>
    </message>
    <message>
        <source>Compare with the query</source>
        <translation>Mit dem Suchbild vergleichen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy paths</source>
        <translation>Pfade kopieren</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy pictures</source>
        <translation>Bilder kopieren</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>Label…</translation>
    </message>
    <message>
        <source>Leave out…</source>
        <translation>Ausschließen…</translation>
    </message>
    <message>
        <source>Not like this</source>
        <translation>Nicht wie dieses</translation>
    </message>
    <message>
        <source>Open in the default program</source>
        <translation>Im Standardprogramm öffnen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search with these together</source>
        <translation>Mit diesen zusammen suchen</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>Groß zeigen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Why similar?</source>
        <translation>Warum ähnlich?</translation>
    </message>
    <message>
        <source>it is the query</source>
        <translation>es ist das Suchbild</translation>
    </message>
    <message>
        <source>not available now</source>
        <translation>jetzt nicht verfügbar</translation>
    </message>
    <message>
        <source>nothing is searched with yet</source>
        <translation>es wird noch mit nichts gesucht</translation>
    </message>
    <message>
        <source>only a small picture is here</source>
        <translation>nur ein kleines Bild ist hier</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>{0} at most</source>
        <translation>höchstens {0}</translation>
    </message>
</context>
<context>
    <name>PictureModel</name>
    <message>
        <source>Offline: its drive or folder is not available now</source>
        <translation>Offline: Sein Laufwerk oder Ordner ist jetzt nicht verfügbar</translation>
    </message>
    <message>
        <source>label {0}</source>
        <translation>Label {0}</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>picture {0:,} of {1:,}</source>
        <translation>Bild {0:,} von {1:,}</translation>
    </message>
    <message>
        <source>query</source>
        <translation>Suchbild</translation>
    </message>
</context>
<context>
    <name>PictureStrip</name>
    <message>
        <source>Pictures next to the threshold</source>
        <translation>Bilder an der Schwelle</translation>
    </message>
</context>
<context>
    <name>PlanSection</name>
    <message>
        <source>, in {0}</source>
        <translation>, {0}</translation>
    </message>
    <message>
        <source>Learns from {0} of {1} in “{2}”{3}. Some are set aside to measure it honestly. Your model stays unless the new one finds better beyond chance; you can go on searching meanwhile.</source>
        <translation>Zum Lernen dienen {0} mit {1} in „{2}“{3}. Einige werden beiseitegelegt, um ehrlich zu messen. Ihr Modell bleibt, solange das neue nicht über den Zufall hinaus besser findet; Sie können inzwischen weiter suchen.</translation>
    </message>
    <message>
        <source>Looking at what there is to learn from…</source>
        <translation>Es wird nachgesehen, woraus sich lernen lässt…</translation>
    </message>
    <message>
        <source>Needs labels, and no other training</source>
        <translation>Braucht Labels und kein anderes Training</translation>
    </message>
    <message>
        <source>Preview training pictures…</source>
        <translation>Vorschau der Trainingsbilder…</translation>
    </message>
    <message>
        <source>SimGUI learns from labelled pictures: one subfolder of the open folder is one label. Hundreds of pictures of each are best.</source>
        <translation>SimGUI lernt von Bildern mit Label: Ein Unterordner des offenen Ordners ist ein Label. Am besten sind Hunderte von Bildern für jedes.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Train on the open folder</source>
        <translation>Mit dem offenen Ordner trainieren</translation>
    </message>
    <message>
        <source>{0} (a first guess)</source>
        <translation>{0} (erste Schätzung)</translation>
    </message>
</context>
<context>
    <name>PlotPage</name>
    <message>
        <source>Library pictures next to the line, each above its nearest other: matches on the left, none on the right.</source>
        <translation>Bilder der Bibliothek an der Linie, jedes über seinem nächsten anderen: links Treffer, rechts keine.</translation>
    </message>
    <message>
        <source>Precision: of the matches, how many have the right label. Recall: of those whose nearest picture is right, how many are matches. F1 weighs both alike. In brackets: the margin of error (95 %). Dotted: the nearest picture of another label, which is what a picture of an unknown label would find.</source>
        <translation>Präzision: Wie viele der Treffer das richtige Label haben. Recall: Wie viele von denen, deren nächstes Bild richtig ist, Treffer sind. F1 gewichtet beide gleich. In Klammern: die Fehlerspanne (95 %). Gepunktet: das nächste Bild mit anderem Label; das fände ein Bild mit unbekanntem Label.</translation>
    </message>
</context>
<context>
    <name>Preparing</name>
    <message>
        <source>Stopped. The model in use goes on answering; this goes on at the next start.</source>
        <translation>Angehalten. Das verwendete Modell antwortet weiter; beim nächsten Start geht es weiter.</translation>
    </message>
    <message>
        <source>“{0}” is not ready yet; this goes on at the next start</source>
        <translation>„{0}“ ist noch nicht bereit; beim nächsten Start geht es weiter</translation>
    </message>
    <message>
        <source>“{0}” is used now</source>
        <translation>„{0}“ wird jetzt verwendet</translation>
    </message>
    <message>
        <source>“{0}” is used now. It looks at what is offline when that is there again.</source>
        <translation>„{0}“ wird jetzt verwendet. Was offline ist, sieht es sich an, wenn es wieder da ist.</translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>A label that there is, or a new one:</source>
        <translation>Ein vorhandenes oder ein neues Label:</translation>
    </message>
    <message>
        <source>Another label…</source>
        <translation>Anderes Label…</translation>
    </message>
    <message>
        <source>It is one label</source>
        <translation>Es ist nur ein Label</translation>
    </message>
    <message>
        <source>Label “{0}”</source>
        <translation>Label „{0}“</translation>
    </message>
    <message>
        <source>Labelled “{0}”.</source>
        <translation>Als „{0}“ gelabelt.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Merge and rename…</source>
        <translation>Vereinen und umbenennen…</translation>
    </message>
    <message>
        <source>Merge into “{0}”</source>
        <translation>Mit „{0}“ vereinen</translation>
    </message>
    <message>
        <source>Merged into “{0}”.</source>
        <translation>Mit „{0}“ vereint.</translation>
    </message>
    <message>
        <source>Name a label</source>
        <translation>Ein Label benennen</translation>
    </message>
    <message>
        <source>Not listed again.</source>
        <translation>Wird nicht mehr aufgelistet.</translation>
    </message>
    <message>
        <source>Rename the smaller group…</source>
        <translation>Kleinere Gruppe umbenennen…</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>They are two labels</source>
        <translation>Es sind zwei Labels</translation>
    </message>
    <message>
        <source>keep what is right as it is</source>
        <translation>Richtiges lassen, wie es ist</translation>
    </message>
    <message>
        <source>label “{0}”</source>
        <translation>Label „{0}“ vergeben</translation>
    </message>
    <message>
        <source>merge into “{0}”</source>
        <translation>mit „{0}“ vereinen</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
</context>
<context>
    <name>ProblemPages</name>
    <message>
        <source>Dismiss the problem</source>
        <translation>Das Problem ausblenden</translation>
    </message>
    <message>
        <source>Give the first label</source>
        <translation>Das erste Label vergeben</translation>
    </message>
    <message>
        <source>Give the second label</source>
        <translation>Das zweite Label vergeben</translation>
    </message>
    <message>
        <source>Give the third label</source>
        <translation>Das dritte Label vergeben</translation>
    </message>
    <message>
        <source>Labels that contradict each other, that are one, or that are two.</source>
        <translation>Labels, die sich widersprechen, die eines sind oder die zwei sind.</translation>
    </message>
    <message>
        <source>Looking at labels…</source>
        <translation>Labels werden angesehen…</translation>
    </message>
    <message>
        <source>Merge the two labels</source>
        <translation>Die beiden Labels vereinen</translation>
    </message>
    <message>
        <source>Name a label…</source>
        <translation>Ein Label benennen…</translation>
    </message>
    <message>
        <source>No picture has two labels, no two labels look like one, and none looks like two.</source>
        <translation>Kein Bild hat zwei Labels, keine zwei Labels sehen aus wie eines, und keines sieht aus wie zwei.</translation>
    </message>
    <message>
        <source>Only where Quality lists problems of labels</source>
        <translation>Nur wo „Qualität“ Probleme mit Labels auflistet</translation>
    </message>
    <message>
        <source>Pictures between two labels, unlike each other: their labels would teach most.</source>
        <translation>Bilder zwischen zwei Labels, einander unähnlich: Deren Labels würden am meisten lehren.</translation>
    </message>
    <message>
        <source>Pictures to label next</source>
        <translation>Bilder, die als Nächstes ein Label brauchen</translation>
    </message>
    <message>
        <source>Problems of labels</source>
        <translation>Probleme mit Labels</translation>
    </message>
    <message>
        <source>There is no picture to ask about.</source>
        <translation>Es gibt kein Bild, nach dem zu fragen wäre.</translation>
    </message>
</context>
<context>
    <name>QualityView</name>
    <message>
        <source>Beside it: the nearest picture of the label that it looks like.</source>
        <translation>Daneben: das nächste Bild des Labels, nach dem es aussieht.</translation>
    </message>
    <message>
        <source>Each picture is compared with all others as “{0}” sees them.</source>
        <translation>Jedes Bild wird mit allen anderen verglichen, wie „{0}“ sie sieht.</translation>
    </message>
    <message>
        <source>Each picture is compared with all others as “{0}” sees them: it was trained on no label.</source>
        <translation>Jedes Bild wird mit allen anderen verglichen, wie „{0}“ sie sieht: Es wurde mit keinem Label trainiert.</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>Es ist richtig</translation>
    </message>
    <message>
        <source>Its label is right: do not list it here again</source>
        <translation>Sein Label ist richtig: hier nicht mehr auflisten</translation>
    </message>
    <message>
        <source>Label next</source>
        <translation>Als Nächstes labeln</translation>
    </message>
    <message>
        <source>Label next  {0}</source>
        <translation>Als Nächstes labeln  {0}</translation>
    </message>
    <message>
        <source>Label problems</source>
        <translation>Label-Probleme</translation>
    </message>
    <message>
        <source>Label problems  {0}</source>
        <translation>Label-Probleme  {0}</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Likely mislabelled</source>
        <translation>Wohl falsch gelabelt</translation>
    </message>
    <message>
        <source>Likely mislabelled  {0:,}{1}</source>
        <translation>Wohl falsch gelabelt  {0:,}{1}</translation>
    </message>
    <message>
        <source>Likely mislabelled  …</source>
        <translation>Wohl falsch gelabelt  …</translation>
    </message>
    <message>
        <source>Look for them</source>
        <translation>Danach suchen</translation>
    </message>
    <message>
        <source>Looking for wrong labels…</source>
        <translation>Falsche Labels werden gesucht…</translation>
    </message>
    <message>
        <source>No picture looks mislabelled.</source>
        <translation>Kein Bild sieht falsch gelabelt aus.</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Relabel as they look</source>
        <translation>Labeln, wie sie aussehen</translation>
    </message>
    <message>
        <source>Relabel as “{0}”</source>
        <translation>Neu labeln als „{0}“</translation>
    </message>
    <message>
        <source>The weakest labels come first. Below each figure: its 95 % interval. Click a label to see its errors.</source>
        <translation>Die schwächsten Labels stehen zuerst. Unter jeder Zahl: ihr 95-%-Intervall. Klick auf ein Label zeigt seine Fehler.</translation>
    </message>
    <message>
        <source>There is one label only, so no picture can look like another one.</source>
        <translation>Es gibt nur ein Label, also kann kein Bild wie eines mit anderem Label aussehen.</translation>
    </message>
    <message>
        <source>They are right</source>
        <translation>Sie sind richtig</translation>
    </message>
    <message>
        <source>What is listed may be older than the library.</source>
        <translation>Das Aufgelistete kann älter sein als die Bibliothek.</translation>
    </message>
    <message>
        <source>Wrong labels are not looked for yet.</source>
        <translation>Nach falschen Labels wurde noch nicht gesucht.</translation>
    </message>
    <message>
        <source>{0}: for {1:,} of {2} the nearest has another label</source>
        <translation>{0}: {2}, bei {1:,} hat das nächste ein anderes Label</translation>
    </message>
</context>
<context>
    <name>QueryActions</name>
    <message>
        <source> and {0} more</source>
        <translation> und {0} weitere</translation>
    </message>
    <message>
        <source>Add picture to query…</source>
        <translation>Bild zur Suche hinzufügen…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Choose one of the last queries</source>
        <translation>Eine der letzten Suchen wählen</translation>
    </message>
    <message>
        <source>Crop query</source>
        <translation>Suchbild zuschneiden</translation>
    </message>
    <message>
        <source>Crop the query first</source>
        <translation>Zuerst das Suchbild zuschneiden</translation>
    </message>
    <message>
        <source>Find pictures that show it mirrored or rotated, too</source>
        <translation>Auch Bilder finden, die es gespiegelt oder gedreht zeigen</translation>
    </message>
    <message>
        <source>Forget recent queries</source>
        <translation>Letzte Suchen vergessen</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Mirrored and rotated</source>
        <translation>Gespiegelt und gedreht</translation>
    </message>
    <message>
        <source>No recent queries</source>
        <translation>Keine letzten Suchen</translation>
    </message>
    <message>
        <source>Recent queries</source>
        <translation>Letzte Suchen</translation>
    </message>
    <message>
        <source>Recent queries (Ctrl+H)</source>
        <translation>Letzte Suchen (Strg+H)</translation>
    </message>
    <message>
        <source>Search with a part of it</source>
        <translation>Mit einem Teil davon suchen</translation>
    </message>
    <message>
        <source>Search with a picture first</source>
        <translation>Zuerst mit einem Bild suchen</translation>
    </message>
    <message>
        <source>Search with another picture together with those that there are</source>
        <translation>Mit einem weiteren Bild zusammen mit den vorhandenen suchen</translation>
    </message>
    <message>
        <source>Search with something first</source>
        <translation>Zuerst mit etwas suchen</translation>
    </message>
    <message>
        <source>Show the query after</source>
        <translation>Die folgende Suche zeigen</translation>
    </message>
    <message>
        <source>Show the query before</source>
        <translation>Die vorige Suche zeigen</translation>
    </message>
    <message>
        <source>There is no query after</source>
        <translation>Es gibt keine folgende Suche</translation>
    </message>
    <message>
        <source>There is no query before</source>
        <translation>Es gibt keine vorige Suche</translation>
    </message>
    <message>
        <source>Undo the crop</source>
        <translation>Zuschnitt aufheben</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>„{0}“</translation>
    </message>
</context>
<context>
    <name>QueryBar</name>
    <message>
        <source>Drop a picture to find similar ones</source>
        <translation>Ziehen Sie ein Bild hierher, um ähnliche zu finden</translation>
    </message>
    <message>
        <source>Open picture…</source>
        <translation>Bild öffnen…</translation>
    </message>
    <message>
        <source>Or paste one, or click a picture of your library.</source>
        <translation>Oder fügen Sie eines ein, oder klicken Sie auf ein Bild Ihrer Bibliothek.</translation>
    </message>
    <message>
        <source>Your search starts as soon as the first pictures are indexed</source>
        <translation>Ihre Suche beginnt, sobald die ersten Bilder indiziert sind</translation>
    </message>
</context>
<context>
    <name>QueryChips</name>
    <message>
        <source>Find what is like it (+)</source>
        <translation>Ähnliches suchen (+)</translation>
    </message>
    <message>
        <source>Not like this (-)</source>
        <translation>Nicht wie dieses (-)</translation>
    </message>
    <message>
        <source>Remove from the query (Delete)</source>
        <translation>Aus der Suche entfernen (Entf)</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
</context>
<context>
    <name>QueryPanel</name>
    <message>
        <source> · balanced</source>
        <translation> · ausgewogen</translation>
    </message>
    <message>
        <source> · lenient</source>
        <translation> · nachsichtig</translation>
    </message>
    <message>
        <source> · strict</source>
        <translation> · streng</translation>
    </message>
    <message>
        <source> · taught</source>
        <translation> · gelernt</translation>
    </message>
    <message>
        <source>A match is close enough to more than half of the pictures that you want.</source>
        <translation>Ein Treffer ist mehr als der Hälfte der gewünschten Bilder nah genug.</translation>
    </message>
    <message>
        <source>Also ordered by words: no verdict</source>
        <translation>Auch nach Wörtern geordnet: kein Urteil</translation>
    </message>
    <message>
        <source>Balanced: the default</source>
        <translation>Ausgewogen: die Voreinstellung</translation>
    </message>
    <message>
        <source>Found among {0}.</source>
        <translation>Durchsucht: {0}.</translation>
    </message>
    <message>
        <source>Found from your answers about pairs of pictures</source>
        <translation>Aus Ihren Antworten zu Bildpaaren ermittelt</translation>
    </message>
    <message>
        <source>Lenient: few matches missed</source>
        <translation>Nachsichtig: wenige Treffer verpasst</translation>
    </message>
    <message>
        <source>Like the pictures in “{0}”.</source>
        <translation>Wie die Bilder in „{0}“.</translation>
    </message>
    <message>
        <source>Match up to this distance</source>
        <translation>Treffer bis zu diesem Abstand</translation>
    </message>
    <message>
        <source>Match up to {0:.2f}</source>
        <translation>Treffer bis {0:.2f}</translation>
    </message>
    <message>
        <source>No verdict for pictures that are turned</source>
        <translation>Kein Urteil bei gedrehten Bildern</translation>
    </message>
    <message>
        <source>The threshold holds for a picture as it stands. Of eight ways to turn it the nearest counts, by which pictures of something else come nearer, too.</source>
        <translation>Die Schwelle gilt für ein Bild, wie es ist. Von acht Arten, es zu drehen, zählt die nächste; dadurch rücken auch Bilder von etwas anderem näher.</translation>
    </message>
    <message>
        <source>None of {0:,} is close enough.</source>
        <translation>Keines von {0:,} ist nah genug.</translation>
    </message>
    <message>
        <source>Picture and words together decide the order; thresholds apply to pictures alone.</source>
        <translation>Bild und Wörter bestimmen gemeinsam die Reihenfolge; Schwellen gelten nur für Bilder allein.</translation>
    </message>
    <message>
        <source>Pictures match up to {0:.2f}</source>
        <translation>Bilder: Treffer bis {0:.2f}</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Strict: few false matches</source>
        <translation>Streng: wenige Fehltreffer</translation>
    </message>
    <message>
        <source>There is no other picture to compare with.</source>
        <translation>Es gibt kein anderes Bild zum Vergleichen.</translation>
    </message>
    <message>
        <source>Thresholds that calibration found</source>
        <translation>Von der Kalibrierung ermittelte Schwellen</translation>
    </message>
    <message>
        <source>Use the calibrated threshold again</source>
        <translation>Wieder die kalibrierte Schwelle verwenden</translation>
    </message>
    <message>
        <source>{0}, up to {1:.2f}</source>
        <translation>{0}, bis {1:.2f}</translation>
    </message>
</context>
<context>
    <name>QueryPicture</name>
    <message>
        <source>Part from {0:.0%} left and {1:.0%} top, {2:.0%} wide and {3:.0%} high</source>
        <translation>Teil ab {0:.0%} von links und {1:.0%} von oben, {2:.0%} breit und {3:.0%} hoch</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Suchbild</translation>
    </message>
</context>
<context>
    <name>RecentFolders</name>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>{0} (offline)</source>
        <translation>{0} (offline)</translation>
    </message>
</context>
<context>
    <name>ReportSaving</name>
    <message>
        <source>Page (*.html)</source>
        <translation>Seite (*.html)</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>The report is saved as {0}</source>
        <translation>Der Bericht ist als {0} gespeichert</translation>
    </message>
</context>
<context>
    <name>Rescans</name>
    <message>
        <source> · {0} could not be used (see Library)</source>
        <translation> · nicht verwendbar: {0} (siehe Bibliothek)</translation>
    </message>
    <message>
        <source>Indexing was stopped; what is indexed by now can be searched.</source>
        <translation>Das Indizieren wurde angehalten; was schon indiziert ist, kann durchsucht werden.</translation>
    </message>
    <message>
        <source>Looking through the folder</source>
        <translation>Der Ordner wird durchgesehen</translation>
    </message>
    <message>
        <source>Looking through {0}</source>
        <translation>{0} wird durchgesehen</translation>
    </message>
    <message>
        <source>{0} is offline; it stays searchable</source>
        <translation>{0} ist offline und bleibt durchsuchbar</translation>
    </message>
    <message>
        <source>{0} is up to date</source>
        <translation>{0} ist auf dem neuesten Stand</translation>
    </message>
    <message>
        <source>{0} ready to search</source>
        <translation>{0} bereit zum Suchen</translation>
    </message>
</context>
<context>
    <name>ResultExport</name>
    <message>
        <source>Export  ▾</source>
        <translation>Export  ▾</translation>
    </message>
    <message>
        <source>Export as JSON…</source>
        <translation>Als JSON exportieren…</translation>
    </message>
    <message>
        <source>Export as table (CSV)…</source>
        <translation>Als Tabelle (CSV) exportieren…</translation>
    </message>
    <message>
        <source>Export contact sheet (PDF)…</source>
        <translation>Kontaktbogen (PDF) exportieren…</translation>
    </message>
    <message>
        <source>Export contact sheet (PNG)…</source>
        <translation>Kontaktbogen (PNG) exportieren…</translation>
    </message>
    <message>
        <source>Export the result</source>
        <translation>Ergebnis exportieren</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Export läuft…</translation>
    </message>
    <message>
        <source>Save the result</source>
        <translation>Ergebnis speichern</translation>
    </message>
    <message>
        <source>Save the result and copies of its files in a folder</source>
        <translation>Ergebnis und Kopien seiner Dateien in einem Ordner speichern</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>Gespeichert: {0}</translation>
    </message>
    <message>
        <source>Search with a picture first</source>
        <translation>Zuerst mit einem Bild suchen</translation>
    </message>
    <message>
        <source>With copies of the files</source>
        <translation>Mit Kopien der Dateien</translation>
    </message>
    <message>
        <source>{0}, with copies of {1}</source>
        <translation>{0}, mit Kopien von {1}</translation>
    </message>
    <message>
        <source>{0}; {1:,} are not there now</source>
        <translation>{0}; {1:,} sind jetzt nicht da</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>How many are shown, and which pictures may be among them</source>
        <translation>Wie viele gezeigt werden, und welche Bilder dabei sein dürfen</translation>
    </message>
    <message>
        <source>There is {0} of this picture: {1}</source>
        <translation>Von diesem Bild gibt es {0}: {1}</translation>
    </message>
    <message>
        <source>Your library has {0} of this picture: {1}</source>
        <translation>Ihre Bibliothek hat von diesem Bild {0}: {1}</translation>
    </message>
</context>
<context>
    <name>ResumeCard</name>
    <message>
        <source>A training is waiting</source>
        <translation>Ein Training wartet</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>No training was stopped</source>
        <translation>Es wurde kein Training angehalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume the training</source>
        <translation>Das Training fortsetzen</translation>
    </message>
</context>
<context>
    <name>Reviewing</name>
    <message>
        <source>Group reviewed: all of it stays.</source>
        <translation>Gruppe geprüft: Alles davon bleibt.</translation>
    </message>
    <message>
        <source>Not listed together again.</source>
        <translation>Wird nicht mehr zusammen aufgelistet.</translation>
    </message>
    <message>
        <source>Prefer the folder “{0}”</source>
        <translation>Ordner „{0}“ bevorzugen</translation>
    </message>
    <message>
        <source>call {0} different</source>
        <translation>{0} als verschieden bezeichnen</translation>
    </message>
    <message>
        <source>review {0}</source>
        <translation>{0} prüfen</translation>
    </message>
    <message>
        <source>{0} Ctrl+Z takes it back.</source>
        <translation>{0} Strg+Z macht es rückgängig.</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source> pixels</source>
        <translation> Pixel</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>All subfolders on the way to a picture are its label: “shoes/red”.</source>
        <translation>Alle Unterordner auf dem Weg zu einem Bild sind sein Label: „schuhe/rot“.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Exclude pictures whose shorter side is less than:</source>
        <translation>Bilder ausschließen, deren kürzere Seite kleiner ist als:</translation>
    </message>
    <message>
        <source>First subfolder</source>
        <translation>Erster Unterordner</translation>
    </message>
    <message>
        <source>Include hidden and system files</source>
        <translation>Versteckte Dateien und Systemdateien einbeziehen</translation>
    </message>
    <message>
        <source>Label of a picture:</source>
        <translation>Label eines Bildes:</translation>
    </message>
    <message>
        <source>Last subfolder</source>
        <translation>Letzter Unterordner</translation>
    </message>
    <message>
        <source>Names or paths to exclude</source>
        <translation>Auszuschließende Namen oder Pfade</translation>
    </message>
    <message>
        <source>Names or paths to exclude, one a line:</source>
        <translation>Auszuschließende Namen oder Pfade, einer je Zeile:</translation>
    </message>
    <message>
        <source>No minimum size</source>
        <translation>Keine Mindestgröße</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Rules of {0}</source>
        <translation>Regeln von {0}</translation>
    </message>
    <message>
        <source>Subfolders are no labels; those that you give count.</source>
        <translation>Unterordner sind keine Labels; die von Ihnen vergebenen zählen.</translation>
    </message>
    <message>
        <source>The first subfolder on the way to a picture is its label.</source>
        <translation>Der erste Unterordner auf dem Weg zu einem Bild ist sein Label.</translation>
    </message>
    <message>
        <source>The subfolder that a picture lies in is its label.</source>
        <translation>Der Unterordner, in dem ein Bild liegt, ist sein Label.</translation>
    </message>
    <message>
        <source>Whole path</source>
        <translation>Ganzer Pfad</translation>
    </message>
    <message>
        <source>Your files stay as they are. Excluded files are remembered and not read again. Recycle bins, snapshots and the previews in photo libraries are always excluded; to search one, add it as a folder of its own.</source>
        <translation>Ihre Dateien bleiben, wie sie sind. Ausgeschlossene Dateien werden gemerkt und nicht neu gelesen. Papierkörbe, Snapshots und die Vorschauen in Fotomediatheken sind immer ausgeschlossen; um eine davon zu durchsuchen, fügen Sie sie als eigenen Ordner hinzu.</translation>
    </message>
</context>
<context>
    <name>ScopeBar</name>
    <message>
        <source>All {0:,} folders</source>
        <translation>Alle {0:,} Ordner</translation>
    </message>
    <message>
        <source>Search in</source>
        <translation>Suchen in</translation>
    </message>
    <message>
        <source>Search in the shared library and in this folder together</source>
        <translation>In der gemeinsamen Bibliothek und in diesem Ordner zusammen suchen</translation>
    </message>
    <message>
        <source>The folders have models of their own; this one answers searches in all of them.</source>
        <translation>Die Ordner haben eigene Modelle; bei Suchen in allen antwortet dieses.</translation>
    </message>
    <message>
        <source>The shared library and this folder have different models: search them one by one</source>
        <translation>Die gemeinsame Bibliothek und dieser Ordner haben verschiedene Modelle: Durchsuchen Sie sie einzeln</translation>
    </message>
    <message>
        <source>The shared library {0}</source>
        <translation>Die gemeinsame Bibliothek {0}</translation>
    </message>
    <message>
        <source>answered by {0}  ▾</source>
        <translation>beantwortet von {0}  ▾</translation>
    </message>
    <message>
        <source>with {0}</source>
        <translation>mit {0}</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Keywords…</source>
        <translation>Stichwörter…</translation>
    </message>
    <message>
        <source>Search by words…</source>
        <translation>Mit Wörtern suchen…</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Go to results or library</source>
        <translation>Zu Ergebnissen oder Bibliothek gehen</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>Ordner ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Reset all</source>
        <translation>Alles zu&amp;rücksetzen</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>No setting contains this.</source>
        <translation>Keine Einstellung enthält dies.</translation>
    </message>
    <message>
        <source>R&amp;ules…</source>
        <translation>R&amp;egeln…</translation>
    </message>
    <message>
        <source>Rules of a folder</source>
        <translation>Regeln eines Ordners</translation>
    </message>
    <message>
        <source>Rules of {0}</source>
        <translation>Regeln von {0}</translation>
    </message>
    <message>
        <source>Set everything above to what the program starts with; no data change</source>
        <translation>Alle Einstellungen oben auf ihre Anfangswerte setzen; Ihre Daten ändern sich nicht</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>To keep them elsewhere, quit, move this folder, and start SimGUI with --data-dir and its new place, or set {0} to it.</source>
        <translation>Um sie anderswo aufzubewahren, beenden Sie SimGUI, verschieben diesen Ordner und starten SimGUI mit --data-dir und seinem neuen Ort, oder setzen {0} darauf.</translation>
    </message>
    <message>
        <source>Where the data are</source>
        <translation>Wo die Daten liegen</translation>
    </message>
    <message>
        <source>Which files are excluded, and which subfolders are labels. Each folder has its own.</source>
        <translation>Welche Dateien ausgeschlossen werden, und welche Unterordner Labels sind. Jeder Ordner hat seine eigenen.</translation>
    </message>
</context>
<context>
    <name>ShareSlider</name>
    <message>
        <source>How much of the query is shown</source>
        <translation>Wie viel vom Suchbild gezeigt wird</translation>
    </message>
</context>
<context>
    <name>SharedLine</name>
    <message>
        <source>Asking “{0}”…</source>
        <translation>„{0}“ wird gefragt…</translation>
    </message>
    <message>
        <source>Measured with {0:,} searches among {1:,} pictures</source>
        <translation>Gemessen mit {0:,} Suchen unter {1:,} Bildern</translation>
    </message>
    <message>
        <source>Pictures are searched for in “{0}”. Those below are on this computer.</source>
        <translation>Gesucht wird in „{0}“. Die Bilder unten sind auf diesem Computer.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stopped: the shared library had not answered yet.</source>
        <translation>Angehalten: Die gemeinsame Bibliothek hatte noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>about {0:.1f} % of the true neighbours are found</source>
        <translation>etwa {0:.1f} % der wahren Nachbarn werden gefunden</translation>
    </message>
    <message>
        <source>it uses a new model since then</source>
        <translation>sie verwendet seitdem ein neues Modell</translation>
    </message>
    <message>
        <source>not measured how many of the true neighbours are found</source>
        <translation>nicht gemessen, wie viele der wahren Nachbarn gefunden werden</translation>
    </message>
    <message>
        <source>some pictures were published without what words need</source>
        <translation>manche Bilder wurden ohne das veröffentlicht, was Wörter brauchen</translation>
    </message>
</context>
<context>
    <name>SharedWords</name>
    <message>
        <source>No picture of the shared library answers “{0}”.</source>
        <translation>Kein Bild der gemeinsamen Bibliothek passt zu „{0}“.</translation>
    </message>
    <message>
        <source>Pictures of the shared library that answer</source>
        <translation>Passende Bilder der gemeinsamen Bibliothek</translation>
    </message>
</context>
<context>
    <name>SharingActions</name>
    <message>
        <source>Close shared library</source>
        <translation>Gemeinsame Bibliothek schließen</translation>
    </message>
    <message>
        <source>No shared library is open</source>
        <translation>Es ist keine gemeinsame Bibliothek offen</translation>
    </message>
    <message>
        <source>Open shared library…</source>
        <translation>Gemeinsame Bibliothek öffnen…</translation>
    </message>
    <message>
        <source>Pictures on a server, searched by several people</source>
        <translation>Bilder auf einem Server, von mehreren Personen durchsucht</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Go on indexing</source>
        <translation>Weiter indizieren</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stopping; everything finished so far is kept…</source>
        <translation>Wird angehalten; alles bisher Fertige bleibt erhalten…</translation>
    </message>
</context>
<context>
    <name>Stopping</name>
    <message>
        <source>&amp;Give up</source>
        <translation>&amp;Aufgeben</translation>
    </message>
    <message>
        <source>&amp;Keep and go on later</source>
        <translation>&amp;Behalten und später fortsetzen</translation>
    </message>
    <message>
        <source>A training is running. Kept, it goes on in Train whenever you like, from where it is now. Given up, what it has reached is lost; your model stays as it was.</source>
        <translation>Ein Training läuft. Wird es behalten, geht es unter Training weiter, wann Sie möchten, von da, wo es jetzt ist. Wird es aufgegeben, ist das Erreichte verloren; Ihr Modell bleibt, wie es war.</translation>
    </message>
    <message>
        <source>Go on &amp;training</source>
        <translation>&amp;Weiter trainieren</translation>
    </message>
    <message>
        <source>Quit during a training?</source>
        <translation>Während eines Trainings beenden?</translation>
    </message>
    <message>
        <source>Stop the training?</source>
        <translation>Das Training anhalten?</translation>
    </message>
</context>
<context>
    <name>SuggestionList</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>SuspectList</name>
    <message>
        <source>Pictures that look mislabelled</source>
        <translation>Bilder, die falsch gelabelt aussehen</translation>
    </message>
</context>
<context>
    <name>TermChip</name>
    <message>
        <source>Find this again</source>
        <translation>Dies wieder suchen</translation>
    </message>
    <message>
        <source>Look for it in names only</source>
        <translation>Nur in Namen danach suchen</translation>
    </message>
    <message>
        <source>Not this</source>
        <translation>Dies nicht</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>TermChips</name>
    <message>
        <source>How the words were understood</source>
        <translation>Wie die Wörter verstanden wurden</translation>
    </message>
    <message>
        <source>Only pictures that have this keyword. A click takes it back.</source>
        <translation>Nur Bilder mit diesem Stichwort. Ein Klick nimmt es zurück.</translation>
    </message>
    <message>
        <source>Remove the keyword “{0}”</source>
        <translation>Das Stichwort „{0}“ entfernen</translation>
    </message>
    <message>
        <source>Search for “{0}” instead</source>
        <translation>Stattdessen nach „{0}“ suchen</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Versuchen</translation>
    </message>
    <message>
        <source>meant as</source>
        <translation>gemeint als</translation>
    </message>
    <message>
        <source>{0} · keyword</source>
        <translation>{0} · Stichwort</translation>
    </message>
    <message>
        <source>“{0}” meant as {1}: {2}</source>
        <translation>„{0}“ gemeint als {1}: {2}</translation>
    </message>
</context>
<context>
    <name>ThoroughOffer</name>
    <message>
        <source>Here: {0}.</source>
        <translation>Hier: {0}.</translation>
    </message>
    <message>
        <source>Thorough also teaches the network to see. On photos of goods in a shop, where quick found 76% of new shots, it found 88%, in about 18 times as long.</source>
        <translation>„Gründlich“ bringt auch dem Netz das Sehen bei. Auf Fotos von Waren in einem Laden, wo „schnell“ 76 % der neuen Aufnahmen fand, fand es 88 %, in etwa 18-mal so langer Zeit.</translation>
    </message>
    <message>
        <source>Train thoroughly</source>
        <translation>Gründlich trainieren</translation>
    </message>
</context>
<context>
    <name>ThresholdBar</name>
    <message>
        <source>Distance of the line</source>
        <translation>Abstand der Linie</translation>
    </message>
    <message>
        <source>Drag the line in a curve, or use the arrow keys here</source>
        <translation>Ziehen Sie die Linie in einer Kurve, oder verwenden Sie hier die Pfeiltasten</translation>
    </message>
    <message>
        <source>Not the model in use</source>
        <translation>Nicht das verwendete Modell</translation>
    </message>
    <message>
        <source>Only the threshold of the model in use can be chosen</source>
        <translation>Nur die Schwelle des verwendeten Modells kann gewählt werden</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use the calibrated threshold again</source>
        <translation>Wieder die kalibrierte Schwelle verwenden</translation>
    </message>
    <message>
        <source>Use this threshold</source>
        <translation>Diese Schwelle verwenden</translation>
    </message>
</context>
<context>
    <name>ThresholdChoice</name>
    <message>
        <source>reset the threshold</source>
        <translation>Schwelle zurücksetzen</translation>
    </message>
    <message>
        <source>threshold {0:.3f}</source>
        <translation>Schwelle {0:.3f}</translation>
    </message>
</context>
<context>
    <name>ThresholdPlots</name>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>distance to the nearest picture (cosine, 0 to 2)</source>
        <translation>Abstand zum nächsten Bild (Kosinus, 0 bis 2)</translation>
    </message>
    <message>
        <source>every threshold</source>
        <translation>jede Schwelle</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>its own</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>nearest has another</source>
        <translation>nächstes hat ein anderes</translation>
    </message>
    <message>
        <source>nearest has the same label</source>
        <translation>nächstes hat dasselbe Label</translation>
    </message>
    <message>
        <source>nearest of another label</source>
        <translation>nächstes mit anderem Label</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>precision (0 to 1)</source>
        <translation>Präzision (0 bis 1)</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>recall (0 to 1)</source>
        <translation>Recall (0 bis 1)</translation>
    </message>
    <message>
        <source>share (0 to 1)</source>
        <translation>Anteil (0 bis 1)</translation>
    </message>
    <message>
        <source>strict, balanced, lenient</source>
        <translation>streng, ausgewogen, nachsichtig</translation>
    </message>
    <message>
        <source>the line</source>
        <translation>die Linie</translation>
    </message>
</context>
<context>
    <name>ThresholdView</name>
    <message>
        <source>, the {0:,} nearest to the line</source>
        <translation>, die {0:,} nächsten an der Linie</translation>
    </message>
    <message>
        <source>At {0:.3f}, nothing is a match.</source>
        <translation>Bei {0:.3f} ist nichts ein Treffer.</translation>
    </message>
    <message>
        <source>At {0:.3f}, {1} matches are right, and {2} right neighbours are matches.</source>
        <translation>Bei {0:.3f} sind von den Treffern {1} richtig, und von den richtigen Nachbarn sind {2} Treffer.</translation>
    </message>
    <message>
        <source>At {0:.3f}, {1} matches are right.</source>
        <translation>Bei {0:.3f} sind von den Treffern {1} richtig.</translation>
    </message>
    <message>
        <source>Precision {0}{3}, recall {1}{4}, F1 {2}</source>
        <translation>Präzision {0}{3}, Recall {1}{4}, F1 {2}</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>{0} from {1:.3f} to {2:.3f}</source>
        <translation>{0} von {1:.3f} bis {2:.3f}</translation>
    </message>
    <message>
        <source>{0} next to {1:.3f}</source>
        <translation>{0} nahe {1:.3f}</translation>
    </message>
</context>
<context>
    <name>TotalsBar</name>
    <message>
        <source>No group is ticked. Tick the groups whose extras are to be moved.</source>
        <translation>Keine Gruppe ist angehakt. Haken Sie die Gruppen an, deren Überzählige verschoben werden sollen.</translation>
    </message>
    <message>
        <source>{0} in {1} ticked to be moved, {2}</source>
        <translation>{0} in {1} angehakt, {2}</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Learning from “{0}”</source>
        <translation>Lernt von „{0}“</translation>
    </message>
    <message>
        <source>Teach it your idea of similar</source>
        <translation>Bringen Sie ihm bei, was für Sie ähnlich ist</translation>
    </message>
    <message>
        <source>The {0} training on “{1}”, begun {2}, is not finished. What it has reached is kept: it goes on from there, with the same pictures set aside.</source>
        <translation>Das Training ({0}) mit „{1}“, begonnen {2}, ist nicht fertig. Das Erreichte ist erhalten: Es geht von dort weiter, mit denselben beiseitegelegten Bildern.</translation>
    </message>
</context>
<context>
    <name>TrainingJobs</name>
    <message>
        <source>Preparing a preview</source>
        <translation>Eine Vorschau wird vorbereitet</translation>
    </message>
    <message>
        <source>Starting the training</source>
        <translation>Das Training wird gestartet</translation>
    </message>
    <message>
        <source>Training is done.</source>
        <translation>Das Training ist fertig.</translation>
    </message>
    <message>
        <source>Training was stopped; your model is as it was.</source>
        <translation>Das Training wurde angehalten; Ihr Modell ist, wie es war.</translation>
    </message>
</context>
<context>
    <name>TrainingOptionsPanel</name>
    <message>
        <source>A small network that knows only your pictures, 32 pixels wide. For thousands of tiny pictures, and for learning how it works.</source>
        <translation>Ein kleines Netz, das nur Ihre Bilder kennt, 32 Pixel breit. Für Tausende winziger Bilder, und um zu lernen, wie es funktioniert.</translation>
    </message>
    <message>
        <source>All automatic again</source>
        <translation>Wieder alles automatisch</translation>
    </message>
    <message>
        <source>Also teaches the network to see: reads the pictures again, cropped, mirrored and in other light. Finds best; the library is indexed again afterwards.</source>
        <translation>Bringt auch dem Netz das Sehen bei: liest die Bilder noch einmal, zugeschnitten, gespiegelt und in anderem Licht. Findet am besten; danach wird die Bibliothek neu indiziert.</translation>
    </message>
    <message>
        <source>From scratch</source>
        <translation>Von Grund auf</translation>
    </message>
    <message>
        <source>Labels held out completely</source>
        <translation>Ganz zurückgehaltene Labels</translation>
    </message>
    <message>
        <source>Learns from what was seen while indexing. No picture is read again.</source>
        <translation>Lernt von dem, was beim Indizieren gesehen wurde. Kein Bild wird noch einmal gelesen.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlustfunktion</translation>
    </message>
    <message>
        <source>Matcher</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>They are not trained on: how many of their pictures are still taken for a match?</source>
        <translation>Mit ihnen wird nicht trainiert: Wie viele ihrer Bilder gelten trotzdem als Treffer?</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Gründlich</translation>
    </message>
    <message>
        <source>What takes a picture for a label: the label that is nearest on average, that of the nearest picture, or the most frequent one among the ten nearest.</source>
        <translation>Was ein Bild einem Label zuordnet: das im Mittel nächste Label, das des nächsten Bildes, oder das häufigste unter den zehn nächsten.</translation>
    </message>
    <message>
        <source>What training makes small. Only for the curious.</source>
        <translation>Was das Training möglichst klein macht. Nur für Neugierige.</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>from-scratch</source>
        <translation>von Grund auf</translation>
    </message>
    <message>
        <source>quick</source>
        <translation>schnell</translation>
    </message>
    <message>
        <source>thorough</source>
        <translation>gründlich</translation>
    </message>
    <message>
        <source>▸  Advanced</source>
        <translation>▸  Erweitert</translation>
    </message>
    <message>
        <source>▾  Advanced</source>
        <translation>▾  Erweitert</translation>
    </message>
</context>
<context>
    <name>TrainingView</name>
    <message>
        <source>Stop training</source>
        <translation>Training anhalten</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>The whole training</source>
        <translation>Das ganze Training</translation>
    </message>
    <message>
        <source>You can go on searching meanwhile.</source>
        <translation>Sie können inzwischen weiter suchen.</translation>
    </message>
    <message>
        <source>✓ done</source>
        <translation>✓ fertig</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>Nothing to redo</source>
        <translation>Nichts zu wiederholen</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Redo {0}</source>
        <translation>Wiederholen: {0}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo {0}</source>
        <translation>Rückgängig: {0}</translation>
    </message>
</context>
<context>
    <name>VerdictCounts</name>
    <message>
        <source>Show these pictures</source>
        <translation>Diese Bilder zeigen</translation>
    </message>
    <message>
        <source>library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>library: only for the model in use</source>
        <translation>Bibliothek: nur für das verwendete Modell</translation>
    </message>
    <message>
        <source>tested</source>
        <translation>getestet</translation>
    </message>
    <message>
        <source>{0}: no picture changes verdict</source>
        <translation>{0}: kein Bild wechselt das Urteil</translation>
    </message>
    <message>
        <source>{0}: {1:,} of {2} from match to no match</source>
        <translation>{0}: {2}, davon {1:,} von Treffer zu kein Treffer</translation>
    </message>
    <message>
        <source>{0}: {1:,} of {2} from no match to match</source>
        <translation>{0}: {2}, davon {1:,} von kein Treffer zu Treffer</translation>
    </message>
    <message>
        <source>{0}: {1:,} of {2} to match</source>
        <translation>{0}: {2}, davon {1:,} zu Treffer</translation>
    </message>
    <message>
        <source>{0}: {1:,} of {2} to no match</source>
        <translation>{0}: {2}, davon {1:,} zu kein Treffer</translation>
    </message>
</context>
<context>
    <name>VerdictPill</name>
    <message>
        <source>different</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>match</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>kein Treffer</translation>
    </message>
    <message>
        <source>same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>you said: {0}</source>
        <translation>Sie sagten: {0}</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>The file is not available now; this is what is kept of it.</source>
        <translation>Die Datei ist jetzt nicht verfügbar; dies ist, was von ihr aufbewahrt wird.</translation>
    </message>
    <message>
        <source>The query</source>
        <translation>Das Suchbild</translation>
    </message>
    <message>
        <source>{0:,} of {1:,}</source>
        <translation>{0:,} von {1:,}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Find the pictures that look alike</source>
        <translation>Finden Sie die Bilder, die sich ähneln</translation>
    </message>
    <message>
        <source>Open a folder, drop a picture on it, and see the five most similar ones.
Everything stays on this computer, and your pictures are never changed.</source>
        <translation>Öffnen Sie einen Ordner, ziehen Sie ein Bild darauf, und sehen Sie die fünf ähnlichsten.
Alles bleibt auf diesem Computer, und Ihre Bilder werden nie verändert.</translation>
    </message>
    <message>
        <source>Try the sample pictures</source>
        <translation>Beispielbilder öffnen</translation>
    </message>
</context>
<context>
    <name>WhySimilar</name>
    <message>
        <source>Looking for what makes them close…</source>
        <translation>Es wird gesucht, was sie nah macht…</translation>
    </message>
    <message>
        <source>No region by itself makes them close.</source>
        <translation>Kein Bereich allein macht sie nah.</translation>
    </message>
    <message>
        <source>The bright regions make them close: without them, the distance would be larger. The model does not look at what is hatched.</source>
        <translation>Die hellen Bereiche machen sie nah: Ohne sie wäre der Abstand größer. Was schraffiert ist, sieht sich das Modell nicht an.</translation>
    </message>
</context>
<context>
    <name>WordsField</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search by words</source>
        <translation>Mit Wörtern suchen</translation>
    </message>
    <message>
        <source>Search by words, labels, names and dates</source>
        <translation>Wörter, Label, Name oder Datum</translation>
    </message>
    <message>
        <source>red dress: what is in the picture, and its colour
dog beach 2019: several words and a date, all of which hold
“IMG_20” in quotes: a part of the name of a file or a folder
-cat: not this</source>
        <translation>red dress: was auf dem Bild ist, und seine Farbe (auf Englisch)
dog beach 2019: mehrere Wörter und ein Datum, die alle zutreffen
„IMG_20“ in Anführungszeichen: ein Teil des Namens einer Datei oder eines Ordners
-cat: dies nicht</translation>
    </message>
</context>
<context>
    <name>WorkRow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>_LabelModel</name>
    <message>
        <source>How many there are to find, and how many were tested</source>
        <translation>Wie viele es zu finden gibt, und wie viele getestet wurden</translation>
    </message>
    <message>
        <source>How well the pictures of the label stand together, and its 95 % interval</source>
        <translation>Wie gut die Bilder des Labels beisammenstehen, und das 95-%-Intervall</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Precision@{0}</source>
        <translation>Präzision@{0}</translation>
    </message>
    <message>
        <source>Recall@1</source>
        <translation>Recall@1</translation>
    </message>
    <message>
        <source>Recall@5</source>
        <translation>Recall@5</translation>
    </message>
    <message>
        <source>Share of the {0} nearest that have the same label, and its 95 % interval</source>
        <translation>Anteil der {0} nächsten mit demselben Label, und das 95-%-Intervall</translation>
    </message>
    <message>
        <source>Share whose nearest picture has the same label, and its 95 % interval</source>
        <translation>Anteil, dessen nächstes Bild dasselbe Label hat, und das 95-%-Intervall</translation>
    </message>
    <message>
        <source>Share with the same label among the five nearest, and its 95 % interval</source>
        <translation>Anteil mit demselben Label unter den fünf nächsten, und das 95-%-Intervall</translation>
    </message>
    <message>
        <source>The label, and what would help it</source>
        <translation>Das Label, und was ihm helfen würde</translation>
    </message>
    <message>
        <source>mAP</source>
        <translation>mAP</translation>
    </message>
    <message>
        <source>{0:,} tested</source>
        <translation>{0:,} getestet</translation>
    </message>
    <message>
        <source>{0:.3f}
{1:.2f} to {2:.2f}</source>
        <translation>{0:.3f}
{1:.2f} bis {2:.2f}</translation>
    </message>
</context>
<context>
    <name>_MatrixModel</name>
    <message>
        <source>no match</source>
        <translation>kein Treffer</translation>
    </message>
    <message>
        <source>{0}: {1} tested</source>
        <translation>{0}: getestet {1}</translation>
    </message>
    <message>
        <source>{0}: {1}, {2:.1%}</source>
        <translation>{0}: {1}, {2:.1%}</translation>
    </message>
</context>
<context>
    <name>_MenuChart</name>
    <message>
        <source>Rename the label…</source>
        <translation>Label umbenennen…</translation>
    </message>
    <message>
        <source>The folder has no labels</source>
        <translation>Der Ordner hat keine Labels</translation>
    </message>
</context>
<context>
    <name>_ProblemModel</name>
    <message>
        <source>The same picture under {0}</source>
        <translation>Dasselbe Bild unter {0}</translation>
    </message>
    <message>
        <source>“{0}” and “{1}” look like one label</source>
        <translation>„{0}“ und „{1}“ sehen nach demselben Label aus</translation>
    </message>
    <message>
        <source>“{0}” looks like two labels</source>
        <translation>„{0}“ sieht aus wie zwei Labels</translation>
    </message>
    <message>
        <source>“{0}” or “{1}”?</source>
        <translation>„{0}“ oder „{1}“?</translation>
    </message>
</context>
<context>
    <name>_Sheet</name>
    <message>
        <source>tested</source>
        <translation>getestet</translation>
    </message>
    <message>
        <source>{0:.3f} right</source>
        <translation>{0:.3f} richtig</translation>
    </message>
    <message>
        <source>{0:.3f} wrong</source>
        <translation>{0:.3f} falsch</translation>
    </message>
</context>
<context>
    <name>_Side</name>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
</context>
<context>
    <name>_StripModel</name>
    <message>
        <source>match</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>kein Treffer</translation>
    </message>
    <message>
        <source>{0}: its nearest other picture lies at {1:.3f}</source>
        <translation>{0}: sein nächstes anderes Bild liegt bei {1:.3f}</translation>
    </message>
</context>
<context>
    <name>_SuspectModel</name>
    <message>
        <source>Labelled {0}, looks like {1}</source>
        <translation>Gelabelt {0}, sieht aus wie {1}</translation>
    </message>
    <message>
        <source>{0} of its {1} nearest are {2}.</source>
        <translation>{0} seiner {1} nächsten sind {2}.</translation>
    </message>
</context>
<context>
    <name>_UnmatchedModel</name>
    <message>
        <source>, in the library</source>
        <translation>, in der Bibliothek</translation>
    </message>
    <message>
        <source>nearest: {0}
at {1:.3f}</source>
        <translation>nächstes: {0}
bei {1:.3f}</translation>
    </message>
    <message>
        <source>no other picture
</source>
        <translation>kein anderes Bild
</translation>
    </message>
    <message>
        <source>{0}: its nearest picture, {1}, lies at {2:.3f}. A match may lie at {3:.3f} at most.</source>
        <translation>{0}: Sein nächstes Bild, {1}, liegt bei {2:.3f}. Ein Treffer darf höchstens bei {3:.3f} liegen.</translation>
    </message>
    <message>
        <source>{0}: there is no other picture to compare it with.</source>
        <translation>{0}: Es gibt kein anderes Bild zum Vergleichen.</translation>
    </message>
</context>
<context>
    <name>areas</name>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <source>Insight</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>About SimGUI and licences…</source>
        <translation>Über SimGUI und Lizenzen…</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Check for updates…</source>
        <translation>Nach Updates suchen…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Command palette…</source>
        <translation>Befehlspalette…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Look through the open folder again</source>
        <translation>Den offenen Ordner neu einlesen</translation>
    </message>
    <message>
        <source>Open a folder first</source>
        <translation>Zuerst einen Ordner öffnen</translation>
    </message>
    <message>
        <source>Open picture…</source>
        <translation>Bild öffnen…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Rescan</source>
        <translation>Neu einlesen</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung wiederherstellen…</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>Regeln…</translation>
    </message>
    <message>
        <source>Search with what is copied</source>
        <translation>Mit dem Kopierten suchen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>The library as it is now is kept beside it</source>
        <translation>Die jetzige Bibliothek wird daneben aufbewahrt</translation>
    </message>
    <message>
        <source>Try the sample pictures</source>
        <translation>Beispielbilder öffnen</translation>
    </message>
    <message>
        <source>What is excluded, what is a label</source>
        <translation>Was ausgeschlossen wird, was ein Label ist</translation>
    </message>
    <message>
        <source>Write the library, with labels, verdicts and models, to one file</source>
        <translation>Die Bibliothek mit Labels, Urteilen und Modellen in eine Datei schreiben</translation>
    </message>
</context>
<context>
    <name>confusion</name>
    <message>
        <source>{0}, found right</source>
        <translation>{0}, richtig gefunden</translation>
    </message>
    <message>
        <source>{0}, no match</source>
        <translation>{0}, kein Treffer</translation>
    </message>
    <message>
        <source>{0}, taken for {1}</source>
        <translation>{0}, für {1} gehalten</translation>
    </message>
</context>
<context>
    <name>duplicates</name>
    <message>
        <source>As a CSV file</source>
        <translation>Als CSV-Datei</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare with the one kept</source>
        <translation>Mit dem behaltenen vergleichen</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Copies, and pictures cropped, turned, mirrored, in other light or shot in a row.</source>
        <translation>Kopien, und Bilder, die zugeschnitten, gedreht, gespiegelt, in anderem Licht oder in Serie aufgenommen sind.</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Verschieden</translation>
    </message>
    <message>
        <source>Duplicates are found among the pictures that are indexed.</source>
        <translation>Duplikate werden unter den indizierten Bildern gesucht.</translation>
    </message>
    <message>
        <source>Export list…</source>
        <translation>Liste exportieren…</translation>
    </message>
    <message>
        <source>Export the list of groups…</source>
        <translation>Liste der Gruppen exportieren…</translation>
    </message>
    <message>
        <source>Extra</source>
        <translation>Überzählig</translation>
    </message>
    <message>
        <source>Find again</source>
        <translation>Neu suchen</translation>
    </message>
    <message>
        <source>Find among these</source>
        <translation>Unter diesen suchen</translation>
    </message>
    <message>
        <source>Find duplicates</source>
        <translation>Duplikate suchen</translation>
    </message>
    <message>
        <source>Find duplicates among your pictures</source>
        <translation>Duplikate unter Ihren Bildern suchen</translation>
    </message>
    <message>
        <source>Find duplicates first</source>
        <translation>Zuerst Duplikate suchen</translation>
    </message>
    <message>
        <source>Find near copies</source>
        <translation>Beinahe-Kopien suchen</translation>
    </message>
    <message>
        <source>Group reviewed</source>
        <translation>Gruppe geprüft</translation>
    </message>
    <message>
        <source>Group {0:,} of {1:,}</source>
        <translation>Gruppe {0:,} von {1:,}</translation>
    </message>
    <message>
        <source>Group ›</source>
        <translation>Gruppe ›</translation>
    </message>
    <message>
        <source>Groups that you have reviewed are not listed again.</source>
        <translation>Von Ihnen geprüfte Gruppen werden nicht mehr aufgelistet.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep all of these; list the group again only if a picture joins it</source>
        <translation>Alle behalten; die Gruppe nur wieder auflisten, wenn ein Bild hinzukommt</translation>
    </message>
    <message>
        <source>Keep this</source>
        <translation>Dieses behalten</translation>
    </message>
    <message>
        <source>Keep this picture as well</source>
        <translation>Auch dieses Bild behalten</translation>
    </message>
    <message>
        <source>Keep this picture, no other of its group</source>
        <translation>Dieses Bild behalten, kein anderes der Gruppe</translation>
    </message>
    <message>
        <source>Keep this too</source>
        <translation>Dieses auch behalten</translation>
    </message>
    <message>
        <source>Keep too</source>
        <translation>Auch behalten</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Larger pictures in groups</source>
        <translation>Größere Bilder in Gruppen</translation>
    </message>
    <message>
        <source>Looking for {0}…</source>
        <translation>{0} werden gesucht…</translation>
    </message>
    <message>
        <source>Mark its extras to be moved, or not</source>
        <translation>Seine Überzähligen zum Verschieben vormerken, oder nicht</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Move others to trash…</source>
        <translation>Andere in den Papierkorb legen…</translation>
    </message>
    <message>
        <source>Move the extras of all ticked groups to a folder</source>
        <translation>Die Überzähligen aller angehakten Gruppen in einen Ordner verschieben</translation>
    </message>
    <message>
        <source>Move the extras of all ticked groups to the trash</source>
        <translation>Die Überzähligen aller angehakten Gruppen in den Papierkorb legen</translation>
    </message>
    <message>
        <source>Move the extras of this group to the trash</source>
        <translation>Die Überzähligen dieser Gruppe in den Papierkorb legen</translation>
    </message>
    <message>
        <source>Move ticked to a folder…</source>
        <translation>Angehakte in einen Ordner verschieben…</translation>
    </message>
    <message>
        <source>Move ticked to trash…</source>
        <translation>Angehakte in den Papierkorb legen…</translation>
    </message>
    <message>
        <source>Move to folder…</source>
        <translation>In Ordner verschieben…</translation>
    </message>
    <message>
        <source>Move to trash…</source>
        <translation>In den Papierkorb…</translation>
    </message>
    <message>
        <source>Near copies</source>
        <translation>Beinahe-Kopien</translation>
    </message>
    <message>
        <source>Next group</source>
        <translation>Nächste Gruppe</translation>
    </message>
    <message>
        <source>No folder is open</source>
        <translation>Es ist kein Ordner offen</translation>
    </message>
    <message>
        <source>No {0} among {1}.</source>
        <translation>Keine {0}. Durchsucht: {1}.</translation>
    </message>
    <message>
        <source>Nothing is left to review.</source>
        <translation>Es gibt nichts mehr zu prüfen.</translation>
    </message>
    <message>
        <source>Open a folder of pictures to find duplicates in it.</source>
        <translation>Öffnen Sie einen Ordner mit Bildern, um darin Duplikate zu finden.</translation>
    </message>
    <message>
        <source>Pictures were added, removed or changed since these were found.</source>
        <translation>Seither sind Bilder hinzugekommen, verschwunden oder geändert worden.</translation>
    </message>
    <message>
        <source>Previous group</source>
        <translation>Vorige Gruppe</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Show both large, side by side</source>
        <translation>Beide groß zeigen, nebeneinander</translation>
    </message>
    <message>
        <source>SimGUI compares what the pictures of “{0}” show. Nothing is moved until you say so.</source>
        <translation>SimGUI vergleicht, was die Bilder von „{0}“ zeigen. Nichts wird verschoben, bis Sie es sagen.</translation>
    </message>
    <message>
        <source>SimGUI is still reading your pictures</source>
        <translation>SimGUI liest Ihre Bilder noch</translation>
    </message>
    <message>
        <source>Smaller pictures in groups</source>
        <translation>Kleinere Bilder in Gruppen</translation>
    </message>
    <message>
        <source>Tested on {0:,} pairs, it found {1} of them; {2} of what it grouped was right.</source>
        <translation>Im Test mit {0:,} Paaren: {1} davon gefunden; vom Gruppierten {2} richtig.</translation>
    </message>
    <message>
        <source>The largest: most pixels</source>
        <translation>Das größte: die meisten Pixel</translation>
    </message>
    <message>
        <source>The oldest: taken or saved first</source>
        <translation>Das älteste: zuerst aufgenommen oder gespeichert</translation>
    </message>
    <message>
        <source>The same picture, perhaps saved again or in another size.</source>
        <translation>Dasselbe Bild, vielleicht neu gespeichert oder in anderer Größe.</translation>
    </message>
    <message>
        <source>The sharpest: most detail</source>
        <translation>Das schärfste: die meisten Details</translation>
    </message>
    <message>
        <source>There may be near copies: cropped, turned, in other light, or shot in a row.</source>
        <translation>Es kann Beinahe-Kopien geben: zugeschnitten, gedreht, in anderem Licht oder in Serie aufgenommen.</translation>
    </message>
    <message>
        <source>These are different</source>
        <translation>Diese sind verschieden</translation>
    </message>
    <message>
        <source>These are no duplicates: never list them together again</source>
        <translation>Dies sind keine Duplikate: nie mehr zusammen auflisten</translation>
    </message>
    <message>
        <source>These groups are from where you searched before; you now search elsewhere.</source>
        <translation>Diese Gruppen stammen von dort, wo Sie vorher gesucht haben; jetzt suchen Sie anderswo.</translation>
    </message>
    <message>
        <source>Tick</source>
        <translation>Anhaken</translation>
    </message>
    <message>
        <source>Tick a group first</source>
        <translation>Zuerst eine Gruppe anhaken</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Alle anhaken</translation>
    </message>
    <message>
        <source>Tick all groups</source>
        <translation>Alle Gruppen anhaken</translation>
    </message>
    <message>
        <source>Tick no group</source>
        <translation>Keine Gruppe anhaken</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>Keine anhaken</translation>
    </message>
    <message>
        <source>Tick the group</source>
        <translation>Die Gruppe anhaken</translation>
    </message>
    <message>
        <source>Trash others…</source>
        <translation>Andere entfernen…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>You can go on working: the groups will be listed here.</source>
        <translation>Sie können weiterarbeiten: Die Gruppen werden hier aufgelistet.</translation>
    </message>
    <message>
        <source>all are kept</source>
        <translation>alle bleiben</translation>
    </message>
    <message>
        <source>copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>first by name</source>
        <translation>erster Name</translation>
    </message>
    <message>
        <source>less compressed</source>
        <translation>weniger komprimiert</translation>
    </message>
    <message>
        <source>most pixels</source>
        <translation>die meisten Pixel</translation>
    </message>
    <message>
        <source>near copies</source>
        <translation>Beinahe-Kopien</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>oldest</source>
        <translation>ältestes</translation>
    </message>
    <message>
        <source>preferred folder</source>
        <translation>bevorzugter Ordner</translation>
    </message>
    <message>
        <source>saved {0}</source>
        <translation>gespeichert {0}</translation>
    </message>
    <message>
        <source>sharpest</source>
        <translation>schärfstes</translation>
    </message>
    <message>
        <source>your choice</source>
        <translation>Ihre Wahl</translation>
    </message>
    <message>
        <source>{0:,} of {1} are indexed so far.</source>
        <translation>{1}, davon {0:,} schon indiziert.</translation>
    </message>
    <message>
        <source>{0:,} × {1:,}</source>
        <translation>{0:,} × {1:,}</translation>
    </message>
    <message>
        <source>{0} % sharp</source>
        <translation>{0} % scharf</translation>
    </message>
    <message>
        <source>{0} moved, {1}. Nothing is left to review.</source>
        <translation>Verschoben: {0}, {1}. Es gibt nichts mehr zu prüfen.</translation>
    </message>
    <message>
        <source>{0} reviewed</source>
        <translation>Geprüft: {0}</translation>
    </message>
    <message>
        <source>{0}, picture {1} of {2}: {3}, in {4}. Group {5:,} of {6:,}: {7}</source>
        <translation>{0}, Bild {1} von {2}: {3}, in {4}. Gruppe {5:,} von {6:,}: {7}</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>‹ Group</source>
        <translation>‹ Gruppe</translation>
    </message>
</context>
<context>
    <name>elsewhere</name>
    <message>
        <source>Only this small picture is here. The original is in “{0}” at {1}, which this computer does not reach.</source>
        <translation>Nur dieses kleine Bild ist hier. Das Original liegt in „{0}“ unter {1}, was dieser Computer nicht erreicht.</translation>
    </message>
</context>
<context>
    <name>group_headings</name>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Less likely</source>
        <translation>Weniger wahrscheinlich</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Kein Datum</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>Kein Label</translation>
    </message>
</context>
<context>
    <name>menu</name>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
</context>
<context>
    <name>neighbour</name>
    <message>
        <source>Close enough to {0:,} of {1:,} examples, by itself</source>
        <translation>Nah genug an {0:,} von {1:,} Beispielen, für jedes einzeln</translation>
    </message>
    <message>
        <source>Of {0:,} neighbours of about this rank and distance, {1:,} had the label of the picture that was searched with ({2:.0%} to {3:.0%}). They were found with pictures that the model had not learnt from, of the labels that it was trained on. For a picture of anything else, no neighbour is right.</source>
        <translation>Von {0:,} Nachbarn etwa dieses Ranges und Abstands hatten {1:,} das Label des Bildes, mit dem gesucht wurde ({2:.0%} bis {3:.0%}). Gefunden wurden sie mit Bildern, von denen das Modell nicht gelernt hatte, aus den Labels, mit denen es trainiert wurde. Für ein Bild von etwas anderem ist kein Nachbar richtig.</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>{0:,} of {1:,}</source>
        <translation>{0:,} von {1:,}</translation>
    </message>
    <message>
        <source>{0:,} of {1:,} right, n = {2:,}</source>
        <translation>{0:,} von {1:,} richtig, n = {2:,}</translation>
    </message>
    <message>
        <source>{0}
last seen here; not available now</source>
        <translation>{0}
zuletzt hier gesehen; jetzt nicht verfügbar</translation>
    </message>
</context>
<context>
    <name>neighbours</name>
    <message>
        <source>Tested: {0}</source>
        <translation>Getestet: {0}</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>{0}: {1}, distance {2:.3f}</source>
        <translation>{0}: {1}, Abstand {2:.3f}</translation>
    </message>
</context>
<context>
    <name>term_words</name>
    <message>
        <source>Pictures taken then: {0}.</source>
        <translation>Bilder, die dann aufgenommen wurden: {0}.</translation>
    </message>
    <message>
        <source>Pictures that are {0}.</source>
        <translation>Bilder in dieser Farbe: {0}.</translation>
    </message>
    <message>
        <source>Pictures that have the label “{0}”.</source>
        <translation>Bilder mit dem Label „{0}“.</translation>
    </message>
    <message>
        <source>Pictures with “{0}” in the name of their file or folder.</source>
        <translation>Bilder mit „{0}“ im Namen ihrer Datei oder ihres Ordners.</translation>
    </message>
    <message>
        <source>The model does not know “{0}”. It looks for the closest instead: {1}.</source>
        <translation>Das Modell kennt „{0}“ nicht. Es sucht stattdessen nach dem Nächstliegenden: {1}.</translation>
    </message>
    <message>
        <source>The model does not know “{0}”. Names of files and folders have it.</source>
        <translation>Das Modell kennt „{0}“ nicht. Namen von Dateien und Ordnern enthalten es.</translation>
    </message>
    <message>
        <source>The model knows kinds of “{0}”, and finds those.</source>
        <translation>Das Modell kennt Arten von „{0}“ und findet diese.</translation>
    </message>
    <message>
        <source>The model knows “{0}”.</source>
        <translation>Das Modell kennt „{0}“.</translation>
    </message>
    <message>
        <source>by kinds of it</source>
        <translation>über Arten davon</translation>
    </message>
    <message>
        <source>closest: {0}</source>
        <translation>am nächsten: {0}</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>name of a file or folder</source>
        <translation>Name einer Datei oder eines Ordners</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>not {0}</source>
        <translation>nicht {0}</translation>
    </message>
    <message>
        <source>only in names</source>
        <translation>nur in Namen</translation>
    </message>
    <message>
        <source>word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>“{0}” is not known to the model, nor is it in a name or label. It was left out.</source>
        <translation>„{0}“ kennt das Modell nicht, und es steht in keinem Namen oder Label. Es wurde weggelassen.</translation>
    </message>
</context>
<context>
    <name>thresholds</name>
    <message>
        <source>Balanced: the best F1 between strict and lenient; models start with it</source>
        <translation>Ausgewogen: das beste F1 zwischen streng und nachsichtig; damit beginnen Modelle</translation>
    </message>
    <message>
        <source>Lenient: at least 95 % of the right nearest pictures are matches</source>
        <translation>Nachsichtig: Mindestens 95 % der richtigen nächsten Bilder sind Treffer</translation>
    </message>
    <message>
        <source>Strict: at most 1 % of pictures with an unknown label are matches</source>
        <translation>Streng: Höchstens 1 % der Bilder mit unbekanntem Label sind Treffer</translation>
    </message>
    <message>
        <source>Taught: found from your answers about pairs of pictures</source>
        <translation>Gelernt: aus Ihren Antworten zu Bildpaaren ermittelt</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>ausgewogen</translation>
    </message>
    <message>
        <source>lenient</source>
        <translation>nachsichtig</translation>
    </message>
    <message>
        <source>strict</source>
        <translation>streng</translation>
    </message>
    <message>
        <source>taught</source>
        <translation>gelernt</translation>
    </message>
</context>
<context>
    <name>viewer</name>
    <message>
        <source>A pixel for a pixel: 100 %</source>
        <translation>Ein Pixel für ein Pixel: 100 %</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Originalgröße</translation>
    </message>
    <message>
        <source>Back to the window</source>
        <translation>Zurück zum Fenster</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Umschalten</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare two pictures first</source>
        <translation>Zuerst zwei Bilder vergleichen</translation>
    </message>
    <message>
        <source>Compare with the other picture</source>
        <translation>Mit dem anderen Bild vergleichen</translation>
    </message>
    <message>
        <source>Compare with the query</source>
        <translation>Mit dem Suchbild vergleichen</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>One over the other</source>
        <translation>Eines über dem anderen</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>Überlagern</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>Search with a picture first</source>
        <translation>Zuerst mit einem Bild suchen</translation>
    </message>
    <message>
        <source>Show the one, then the other, in one place</source>
        <translation>Das eine, dann das andere an derselben Stelle zeigen</translation>
    </message>
    <message>
        <source>Show where the two pictures differ, and how much</source>
        <translation>Zeigen, wo und wie sehr sich die beiden Bilder unterscheiden</translation>
    </message>
    <message>
        <source>Show which regions make them close</source>
        <translation>Zeigen, welche Bereiche sie nah machen</translation>
    </message>
    <message>
        <source>This is the first picture</source>
        <translation>Dies ist das erste Bild</translation>
    </message>
    <message>
        <source>This is the last picture</source>
        <translation>Dies ist das letzte Bild</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <source>Why similar?</source>
        <translation>Warum ähnlich?</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>← Back</source>
        <translation>← Zurück</translation>
    </message>
</context>
<context>
    <name>word_suggestions</name>
    <message>
        <source>searched before</source>
        <translation>vorher gesucht</translation>
    </message>
</context>
</TS>


import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.manager
import relais.organisations.models.periods
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        # Lets one index hold both equality and ranges, for the exclusion constraints below. A trusted
        # extension: whoever owns the database may create it; no superuser is needed.
        BtreeGistExtension(),
        migrations.CreateModel(
            name='Municipality',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nis', models.CharField(max_length=5, unique=True)),
                ('name_nl', models.CharField(max_length=100)),
                ('name_fr', models.CharField(max_length=100)),
                ('outline', models.TextField()),
            ],
            options={
                'default_manager_name': 'unscoped',
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Professional',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('code', models.CharField(max_length=64, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('language', models.CharField(max_length=2)),
                ('is_active', models.BooleanField(default=True)),
            ],
            options={
                'default_manager_name': 'unscoped',
                'constraints': [models.CheckConstraint(condition=models.Q(('language__in', ['nl', 'fr'])), name='professional_reads_dutch_or_french'), models.CheckConstraint(condition=models.Q(('code__in', ['everyone', 'operator']), _negated=True), name='professional_is_nobody_else')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=64, unique=True)),
                ('kind', models.CharField(max_length=32)),
                ('name_nl', models.CharField(max_length=200)),
                ('name_fr', models.CharField(max_length=200)),
                ('name_en', models.CharField(blank=True, max_length=200)),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), blank=True, default=list)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='organisations.body')),
            ],
            options={
                'default_manager_name': 'unscoped',
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Mandate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to_day', models.DateField(blank=True, null=True)),
                ('role', models.CharField(max_length=32)),
                ('from_day', models.DateField()),
                ('granted_by', models.CharField(max_length=64)),
                ('granted_at', models.DateTimeField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to='organisations.body')),
                ('professional', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'default_manager_name': 'unscoped',
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='PoliceZone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_day', models.DateField(blank=True, null=True)),
                ('to_day', models.DateField(blank=True, null=True)),
                ('code', models.CharField(max_length=4, unique=True)),
                ('name_nl', models.CharField(max_length=100)),
                ('name_fr', models.CharField(max_length=100)),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), blank=True, default=list)),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='organisations.policezone')),
            ],
            options={
                'abstract': False,
                'default_manager_name': 'unscoped',
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Postcode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=4)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postcodes', to='organisations.municipality')),
            ],
            options={
                'default_manager_name': 'unscoped',
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=64)),
                ('name_nl', models.CharField(max_length=200)),
                ('name_fr', models.CharField(max_length=200)),
                ('name_en', models.CharField(blank=True, max_length=200)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='units', to='organisations.body')),
            ],
            options={
                'default_manager_name': 'unscoped',
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='ZoneMembership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_day', models.DateField(blank=True, null=True)),
                ('to_day', models.DateField(blank=True, null=True)),
                ('verified', models.BooleanField(default=False)),
                ('source', models.CharField(max_length=200)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='organisations.municipality')),
                ('zone', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='organisations.policezone')),
            ],
            options={
                'abstract': False,
                'default_manager_name': 'unscoped',
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['region', 'municipality', 'police_zone', 'administration', 'school', 'association'])), name='body_is_of_a_known_kind'),
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='body_is_not_its_own_parent'),
        ),
        migrations.AddConstraint(
            model_name='mandate',
            constraint=models.CheckConstraint(condition=models.Q(('from_day__isnull', True), ('to_day__isnull', True), ('to_day__gt', models.F('from_day')), _connector='OR'), name='mandate_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='mandate',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['region_coordinator', 'municipality_steward', 'eva_officer', 'shelter_worker', 'trainer', 'observatory_analyst'])), name='mandate_gives_a_known_role'),
        ),
        migrations.AddConstraint(
            model_name='mandate',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('professional', '='), ('body', '='), ('role', '='), (relais.organisations.models.periods.Days('from_day', 'to_day', django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_lower=True)), '&&')], name='mandate_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='policezone',
            constraint=models.CheckConstraint(condition=models.Q(('from_day__isnull', True), ('to_day__isnull', True), ('to_day__gt', models.F('from_day')), _connector='OR'), name='policezone_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='policezone',
            constraint=models.CheckConstraint(condition=models.Q(('successor__isnull', True), models.Q(('successor', models.F('id')), _negated=True), _connector='OR'), name='policezone_is_not_its_own_successor'),
        ),
        migrations.AddConstraint(
            model_name='postcode',
            constraint=models.UniqueConstraint(fields=('code', 'municipality'), name='postcode_once_in_a_municipality'),
        ),
        migrations.AddConstraint(
            model_name='unit',
            constraint=models.UniqueConstraint(fields=('body', 'code'), name='unit_once_in_a_body'),
        ),
        migrations.AddConstraint(
            model_name='zonemembership',
            constraint=models.CheckConstraint(condition=models.Q(('from_day__isnull', True), ('to_day__isnull', True), ('to_day__gt', models.F('from_day')), _connector='OR'), name='zonemembership_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='zonemembership',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('municipality', '='), (relais.organisations.models.periods.Days('from_day', 'to_day', django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_lower=True)), '&&')], name='municipality_in_one_zone_a_day'),
        ),
    ]
